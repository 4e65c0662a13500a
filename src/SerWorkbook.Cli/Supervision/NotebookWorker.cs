using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Running;

namespace SerWorkbook.Cli.Supervision;

/// <summary>Runs notebooks for a <see cref="NotebookProcess"/>, which lives on when a cell takes the worker down.</summary>
internal sealed class NotebookWorker(TextReader requests, TextWriter answers)
{
    private readonly Channel<WorkerRequest> _runs = Channel.CreateUnbounded<WorkerRequest>();
    private readonly Lock _gate = new();
    private CancellationTokenSource? _current;

    /// <summary>Works until there are no more requests, because the other side is done or gone.</summary>
    public async Task WorkAsync()
    {
        // Ctrl-C goes to all processes of a terminal; what it means, the other side says.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var listening = Task.Run(Listen);
        await foreach (var request in _runs.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            using var stop = Begin();
            Tell(await RunAsync(request, stop.Token).ConfigureAwait(false));
            End();
        }

        await listening.ConfigureAwait(false);
    }

    private void Listen()
    {
        while (requests.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize<WorkerRequest>(line)!;
            if (request.Path is null)
            {
                Stop();
            }
            else
            {
                _runs.Writer.TryWrite(request);
            }
        }

        // Nobody is there any more to hear how the run ends; the file is saved after every cell.
        if (_current is not null)
        {
            Environment.Exit(ExitCode.Stopped);
        }

        _runs.Writer.Complete();
    }

    private async Task<WorkerAnswer> RunAsync(WorkerRequest request, CancellationToken stop)
    {
        try
        {
            var told = new Listener(progress => Tell(new WorkerAnswer { Progress = progress }));
            return new WorkerAnswer { Result = WorkerResult.Of(await NotebookRunner.RunAsync(request.Path!, request.Options!, told, stop).ConfigureAwait(false)) };
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

    private CancellationTokenSource Begin()
    {
        lock (_gate)
        {
            return _current = new CancellationTokenSource();
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _current?.Cancel();
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _current = null;
        }
    }

    private void Tell(WorkerAnswer answer)
    {
        lock (answers)
        {
            answers.WriteLine(JsonSerializer.Serialize(answer));
            answers.Flush();
        }
    }

    private sealed class Listener(Action<NotebookProgress> tell) : IProgress<NotebookProgress>
    {
        public void Report(NotebookProgress value) => tell(value);
    }
}
