namespace SerWorkbook.Notebooks.Tests.Execution;

/// <summary>A session in a folder of its own that numbers its cells.</summary>
public sealed class TestSession : IDisposable
{
    private readonly NotebookSession _session;
    private int _number;

    public TestSession(Func<NotebookSessionOptions, NotebookSessionOptions>? change = null)
    {
        var options = new NotebookSessionOptions { WorkingDirectory = Folder.Path, PackageFolder = Folder["projects"] };
        _session = new NotebookSession(change?.Invoke(options) ?? options);
    }

    public TemporaryFolder Folder { get; } = new();

    public Task<CellResult> RunAsync(string code, Action<CellEvent>? observer = null, CancellationToken cancellationToken = default) =>
        _session.ExecuteAsync(code, ++_number, observer, cancellationToken);

    /// <summary>Runs a cell that must succeed.</summary>
    public async Task<CellResult> GoodAsync(string code)
    {
        var result = await RunAsync(code);
        Assert.True(result.Status == CellStatus.Succeeded, $"{code}\n{Show(result)}");
        return result;
    }

    /// <summary>Runs a cell that must succeed and gives the text of its result.</summary>
    public async Task<string> ValueAsync(string code) =>
        Assert.Single((await GoodAsync(code)).Outputs.OfType<ResultOutput>()).Data.Text("text/plain")!;

    /// <summary>Runs a cell that must fail.</summary>
    public async Task<(CellFailure Failure, ErrorOutput Error)> BadAsync(string code)
    {
        var result = await RunAsync(code);
        Assert.Equal(CellStatus.Failed, result.Status);
        return (result.Failure!, Assert.IsType<ErrorOutput>(result.Outputs[^1]));
    }

    public void Dispose()
    {
        _session.Dispose();
        Folder.Dispose();
    }

    private static string Show(CellResult result) => string.Join('\n', result.Outputs.OfType<ErrorOutput>().SelectMany(e => e.Traceback));
}
