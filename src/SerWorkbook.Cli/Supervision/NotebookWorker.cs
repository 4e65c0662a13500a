using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Supervision;

/// <summary>Runs notebooks for a <see cref="NotebookProcess"/>, which lives on when a cell takes the worker down.</summary>
internal sealed class NotebookWorker(TextReader requests, TextWriter answers)
{
    /// <summary>What <c>ser</c> starts itself with to be a worker; not for people.</summary>
    public const string Name = "notebook-worker";

    private volatile bool _isBusy;

    private readonly Channel<(WorkerRequest Request, CancellationToken Stop)> _runs = Channel.CreateUnbounded<(
        WorkerRequest Request,
        CancellationToken Stop
    )>();

    /// <summary>Is a worker until there is nothing more to do.</summary>
    /// <param name="requests">The handle of the pipe that requests come from.</param>
    /// <param name="answers">The handle of the pipe that answers go to.</param>
    /// <returns>Never: the process is ended, since a thread of a cell that never ends must not keep it.</returns>
    public static async Task<int> RunAsync(string requests, string answers)
    {
        NotebookCultures.StartInvariant();
        _ = Task.Run(WarmUpAsync);
        using var reader = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, requests));
        await using var writer = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, answers));
        await new NotebookWorker(reader, writer).WorkAsync().ConfigureAwait(false);
        return ExitCode.Good;
    }

    // The compiler takes its time to get going, which it may do while the notebook is on its way.
    private static async Task WarmUpAsync()
    {
        using var session = new NotebookSession(new NotebookSessionOptions { WorkingDirectory = Environment.CurrentDirectory });
        await session.StartAsync().ConfigureAwait(false);
    }

    /// <summary>Works until there are no more requests, because the other side is done or gone: then the process ends.</summary>
    public async Task WorkAsync()
    {
        // Ctrl-C goes to all processes of a terminal; what it means, the other side says.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

        // A thread of its own: cells may keep all those of the pool busy.
        new Thread(Listen) { IsBackground = true, Name = "requests" }.Start();
        await foreach (var (request, stop) in _runs.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            _isBusy = true;
            var answer = await RunAsync(request, stop).ConfigureAwait(false);
            _isBusy = false;
            Tell(answer);
        }
    }

    private void Listen()
    {
        // A run can be stopped from when it is asked for, also before it begins; one that has ended is not disturbed.
        using var never = new CancellationTokenSource();
        var latest = never;
        while (requests.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerRequest)!;
            if (request.Path is null)
            {
                latest.Cancel();
            }
            else
            {
                latest = new CancellationTokenSource();
                _runs.Writer.TryWrite((request, latest.Token));
            }
        }

        // Nobody is there any more to hear how a run ends; the file is saved after every cell.
        if (Environment.GetEnvironmentVariable(CellProcesses.Variable) is { } mark)
        {
            CellProcesses.End(mark, Environment.ProcessId);
        }

        if (_isBusy)
        {
            // An orderly exit waits for what runs, and the machine belongs to whoever comes next.
            Process.GetCurrentProcess().Kill();
        }

        Environment.Exit(ExitCode.Good);
    }

    private async Task<WorkerAnswer> RunAsync(WorkerRequest request, CancellationToken stop)
    {
        try
        {
            var told = new Listener(progress => Tell(new WorkerAnswer { Progress = progress }));
            return new WorkerAnswer
            {
                Result = WorkerResult.Of(await NotebookRunner.RunAsync(request.Path!, request.Options!, told, stop).ConfigureAwait(false)),
            };
        }
        catch (OperationCanceledException)
        {
            return new WorkerAnswer { IsStopped = true };
        }
        catch (NotebookException refusal)
        {
            return new WorkerAnswer { Refusal = refusal.Message };
        }
        catch (Exception fault)
        {
            return new WorkerAnswer { Fault = $"{fault.GetType().Name}: {fault.Message}" };
        }
    }

    private void Tell(WorkerAnswer answer)
    {
        lock (answers)
        {
            answers.WriteLine(JsonSerializer.Serialize(answer, WorkerJson.Default.WorkerAnswer));
            answers.Flush();
        }
    }

    private sealed class Listener(Action<NotebookProgress> tell) : IProgress<NotebookProgress>
    {
        public void Report(NotebookProgress value) => tell(value);
    }
}
