using SerWorkbook.Cli.Tests;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Interactive.Tests;

/// <summary>All notebooks of the project, played once in .NET Interactive and once in our kernel, beside each other.</summary>
public sealed class PlayedNotebooks : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, IReadOnlyList<(string Cell, CellPair Pair)>> _cells = new(StringComparer.Ordinal);

    /// <summary>The names of the notebooks, in their order: the last needs what the one before it has saved.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Repository.Root(), "notebooks");

    public async ValueTask InitializeAsync()
    {
        // A fixture cannot skip: the tests do.
        if (!RealKernelTool.IsHere)
        {
            return;
        }

        var corpus = SmallCorpus.Write(_folder.File("corpus"));
        var real = PlayAsync(corpus, "real", folder => KernelUnderTest.StartRealAsync(folder));
        var own = PlayAsync(corpus, "own", KernelUnderTest.StartOwnAsync);
        await Task.WhenAll(real, own);
        foreach (var (name, cells) in await real)
        {
            var others = (await own)[name];
            Assert.Equal(cells.Select(cell => cell.Cell), others.Select(cell => cell.Cell));
            _cells[name] = [.. cells.Zip(others, (a, b) => (a.Cell, new CellPair(a.Outputs, b.Outputs)))];
        }
    }

    /// <summary>The cells of a notebook.</summary>
    internal IReadOnlyList<(string Cell, CellPair Pair)> Cells(string name)
    {
        RealKernelTool.Require();
        return _cells[name];
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Dictionary<string, IReadOnlyList<(string Cell, IReadOnlyList<CellOutput> Outputs)>>> PlayAsync(
        string corpus,
        string place,
        Func<string, Task<KernelUnderTest>> start
    )
    {
        Dictionary<string, IReadOnlyList<(string Cell, IReadOnlyList<CellOutput> Outputs)>> played = new(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            var notebook = NotebookDocument.Load(Path.Combine(Folder, name + ".ipynb"));
            await using var kernel = await start(Folder);
            played[name] = await NotebookPlay.RunAsync(kernel.Client, notebook, Parameters(corpus, place, name));
        }

        return played;
    }

    private string Parameters(string corpus, string place, string name) =>
        $"data = @\"{corpus}\"; home = @\"{_folder.File(place)}\"; output = @\"{_folder.File(place + "-out")}\"; threads = 1;"
        + (name.StartsWith("04", StringComparison.Ordinal) ? " trials = 3; budgetSeconds = 3600;" : "");
}
