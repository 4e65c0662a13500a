using SerWorkbook.Notebooks.Charts;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>Decides which representations are light enough to be committed.</summary>
internal static class LightOutputs
{
    /// <summary>Leaves out a cell's heavy representations.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The cell with light outputs; an output with nothing left is gone.</returns>
    public static NotebookCell Of(NotebookCell cell) => cell with { Outputs = [.. cell.Outputs.Select(Of).Where(HoldsSomething)] };

    private static NotebookOutput Of(NotebookOutput output) =>
        output is RichOutput rich ? rich with { Data = rich.Data.Without(IsHeavy) } : output;

    private static bool HoldsSomething(NotebookOutput output) => output is not RichOutput { Data.MimeTypes.Count: 0 };

    private static bool IsHeavy(string mimeType, string text) =>
        mimeType == "application/vnd.plotly.v1+json"
        || mimeType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
        || (
            mimeType == "text/html"
            && (
                text.Contains("data:audio/", StringComparison.OrdinalIgnoreCase) || text.Contains(PlotlyHtml.Call, StringComparison.Ordinal)
            )
        );
}
