using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Supervision;

/// <summary>
/// Runs notebooks in a process of their own, so that a crash in a cell, in native code or by a stack that overflows, is a failed cell and
/// no more.
/// </summary>
/// <remarks>The process serves one run after the other and is started anew after a crash. It ends with this one, however that
/// ends.</remarks>
internal sealed class NotebookProcess : IDisposable
{
    // A cell is given up two seconds after it is asked to stop; then the file is saved.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TimeToRead = TimeSpan.FromSeconds(2);

    // What a worker has to stop a late cell by itself and to save the file, before it is ended: a cell that takes all the memory, or that
    // waits in native code, can keep it from both.
    private static readonly TimeSpan TimeToGiveUp = TimeSpan.FromSeconds(6);

    // The longest that a timer can be set to.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(int.MaxValue);

    private const int MostErrors = 1 << 16;

    private readonly DirectoryInfo _folder = ScratchFolder.Create("run");
    private Process? _process;
    private StreamWriter? _requests;
    private StreamReader? _answers;
    private Task<string>? _errors;

    /// <summary>Whether the notebooks compute for a minute or longer, so that optimised code is worth waiting for.</summary>
    public bool IsForLongWork { get; init; }

    /// <summary>How notebooks read the corpus; <see langword="null"/> to leave it to the environment.</summary>
    public CorpusOptions? CorpusOptions { get; init; }

    /// <summary>
    /// The file through which the notebooks of this run share what they know of the recordings; it goes with the process.
    /// </summary>
    public string RecordingIndex => Path.Combine(_folder.FullName, "recordings.json");

    /// <summary>The process at the moment; <see langword="null"/> before the first notebook and after a crash.</summary>
    public Process? Worker => _process;

    /// <summary>Runs a notebook, as <see cref="NotebookRunner.RunAsync"/> does.</summary>
    /// <inheritdoc cref="NotebookRunner.RunAsync"/>
    /// <exception cref="NotebookException">Nothing was executed, for a reason that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped; what was done is saved.</exception>
    public async Task<NotebookRunResult> RunAsync(
        string path,
        NotebookRunOptions options,
        IProgress<NotebookProgress>? progress,
        CancellationToken stop
    )
    {
        stop.ThrowIfCancellationRequested();
        Start();
        try
        {
            return await FollowAsync(path, options with { JournalPath = Path.Combine(_folder.FullName, "outputs.jsonl") }, progress, stop)
                .ConfigureAwait(false);
        }
        finally
        {
            CellProcesses.End(Mark, _process is { HasExited: false } ? _process.Id : null);
        }
    }

    private string Mark => _folder.FullName;

    private async Task<NotebookRunResult> FollowAsync(
        string path,
        NotebookRunOptions options,
        IProgress<NotebookProgress>? progress,
        CancellationToken stop
    )
    {
        var clock = new CellClock();
        Send(new WorkerRequest(path, options));
        using var stopping = stop.Register(() => Send(new WorkerRequest(null, null)));
        while (await NextAsync(TimeLeft(options, clock), stop).ConfigureAwait(false) is { } answer)
        {
            if (answer.Progress is { IsOver: true })
            {
                clock.End();
                continue;
            }

            if (answer.Progress is { } where)
            {
                clock.Begin(where.Cell);
                progress?.Report(where);
                continue;
            }

            return answer switch
            {
                { Result: { } result } => result.Load(),
                { Refusal: { } refusal } => throw new NotebookException(refusal),
                { IsStopped: true } => throw new OperationCanceledException(stop),
                _ => throw new InvalidOperationException(answer.Fault),
            };
        }

        return await CompleteCrashedRunAsync(path, options, clock, stop).ConfigureAwait(false);
    }

    // Until the running cell is given up; its worker may not be able to tell the time any more.
    private static TimeSpan TimeLeft(NotebookRunOptions options, CellClock clock) =>
        options.CellTimeout is { } limit && clock.Running is { } running
            ? TimeSpan.FromTicks(Math.Clamp((limit + TimeToGiveUp - running).Ticks, 0, LongestWait.Ticks))
            : Timeout.InfiniteTimeSpan;

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        End();
        _folder.Delete(recursive: true);
    }

    /// <summary>Starts the process, unless it runs: whoever starts it early waits less for the first result.</summary>
    public void Start()
    {
        if (_process is { HasExited: false })
        {
            return;
        }

        End();
        var requests = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var answers = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var (program, ser) = OwnProgram.Command;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (string[])[ser, NotebookWorker.Name, requests.GetClientHandleAsString(), answers.GetClientHandleAsString()])
        {
            start.ArgumentList.Add(arg);
        }

        // Notebooks are published: the same bytes on every processor, also where ser itself could not be started anew with the width.
        KeyValuePair<string, string>[] settings = IsForLongWork
            ? [RuntimeSettings.VectorWidth, RuntimeSettings.OptimisedAtOnce]
            : [RuntimeSettings.VectorWidth];
        foreach (var (name, value) in NotebookCultures.Variables.Concat(settings))
        {
            start.Environment.TryAdd(name, value);
        }

        start.Environment[Workbook.RecordingIndexVariable] = RecordingIndex;
        if (CorpusOptions is { } corpus)
        {
            start.Environment[CorpusOptions.Variable] = corpus.IsEmpty ? "" : corpus.ToText();
        }

        start.Environment[CellProcesses.Variable] = Mark;
        _process = Process.Start(start) ?? throw new SerException("The process that runs notebooks could not be started.");
        requests.DisposeLocalCopyOfClientHandle();
        answers.DisposeLocalCopyOfClientHandle();
        (_requests, _answers) = (new StreamWriter(requests), new StreamReader(answers));
        _ = ReadAsync(_process.StandardOutput);
        _errors = ReadAsync(_process.StandardError);
    }

    private void End()
    {
        if (_process is { } process)
        {
            _process = null;
            _requests!.Dispose();
            // Where those that cells started are found by their tree alone, it is ended before it falls apart.
            if (!process.HasExited && (!CellProcesses.CanBeFound || !process.WaitForExit(TimeToRead)))
            {
                process.Kill(entireProcessTree: true);
            }

            _answers!.Dispose();
            process.Dispose();
            CellProcesses.End(Mark, null);
        }
    }

    private void Send(WorkerRequest request)
    {
        try
        {
            lock (_requests!)
            {
                _requests.WriteLine(JsonSerializer.Serialize(request, WorkerJson.Default.WorkerRequest));
                _requests.Flush();
            }
        }
        catch (IOException)
        {
            // It is gone, as reading its answers will show.
        }
    }

    // Processes that a cell has started may hold the pipe open, so that its end alone does not tell of the worker's death.
    private async Task<WorkerAnswer?> NextAsync(TimeSpan left, CancellationToken stop)
    {
        var line = _answers!.ReadLineAsync(CancellationToken.None).AsTask();
        var gone = _process!.WaitForExitAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource();
        using var hurry = stop.Register(() => patience.CancelAfter(TimeToStop));
        var late = Task.Delay(Timeout.InfiniteTimeSpan, patience.Token);
        using var answered = new CancellationTokenSource();
        var over = Task.Delay(left, answered.Token);
        var first = await Task.WhenAny(line, gone, late, over).ConfigureAwait(false);
        await answered.CancelAsync().ConfigureAwait(false);
        if (first == over)
        {
            _process.Kill(entireProcessTree: true);
            return null;
        }

        if (first == late)
        {
            _process.Kill(entireProcessTree: true);
            throw new OperationCanceledException(stop);
        }

        if (first == gone)
        {
            await Task.WhenAny(line, Task.Delay(TimeToRead, CancellationToken.None)).ConfigureAwait(false);
        }

        return line.IsCompletedSuccessfully && line.Result is { } text
            ? JsonSerializer.Deserialize(text, WorkerJson.Default.WorkerAnswer)
            : null;
    }

    private async Task<NotebookRunResult> CompleteCrashedRunAsync(
        string path,
        NotebookRunOptions options,
        CellClock clock,
        CancellationToken stop
    )
    {
        await _process!.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await Task.WhenAny(_errors!, Task.Delay(TimeToRead, CancellationToken.None)).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        var words = CrashMessage.Of(_process.ExitCode, _errors!.IsCompletedSuccessfully ? _errors.Result : "");
        return clock.Seconds is { Count: > 0 } seconds
            ? CrashedRun.Complete(path, options, seconds, words)
            : throw new SerException(
                $"{path}: the process that runs notebooks ended before the first cell, with exit code {_process.ExitCode}."
            );
    }

    // All is read, so that the worker never blocks; the beginning is kept.
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var (kept, buffer) = (new StringBuilder(), new char[4096]);
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            kept.Append(buffer, 0, Math.Min(count, Math.Max(0, MostErrors - kept.Length)));
        }

        return kept.ToString();
    }
}
