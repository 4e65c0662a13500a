using SerWorkbook.Fuzzing.Engine;

namespace SerWorkbook.Fuzzing.Targets;

/// <summary>All readers of foreign bytes.</summary>
internal static class FuzzTargets
{
    /// <summary>The targets, in the order in which they are run.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        AudioTarget.Wav,
        AudioTarget.Codecs,
        TableTargets.Manifest,
        TableTargets.JsonLines,
        TableTargets.Folds,
        ModelTargets.Model,
        ModelTargets.Profile,
        SearchTargets.Recipe,
        SearchTargets.SearchFile,
        SearchTargets.Ledger,
        NotebookTargets.Notebook,
        NotebookTargets.Page,
        NotebookTargets.Connection,
        NotebookTargets.Message,
    ];
}
