using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Running;

/// <summary>What became of one notebook of a run.</summary>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Result">The executed notebook, and how its run ended.</param>
internal sealed record NotebookOutcome(string Name, NotebookRunResult Result)
{
    public string PageName => Name + ".html";
}
