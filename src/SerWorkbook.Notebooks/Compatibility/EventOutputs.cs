using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shows what events hold below the running cell.</summary>
internal static class EventOutputs
{
    /// <summary>Shows what an event holds.</summary>
    /// <param name="what">The event.</param>
    /// <param name="cell">The running cell.</param>
    public static void Show(KernelEvent what, CellContext cell)
    {
        switch (what)
        {
            case DisplayedValueUpdated { ValueId: { } name } updated when Named(cell).TryGetValue(name, out var shown):
                shown.Update(Content(updated));
                break;
            case DisplayedValueProduced or ReturnValueProduced or DisplayedValueUpdated:
                var display = cell.Display(Content((DisplayEvent)what), []);
                if (((DisplayEvent)what).ValueId is { } id)
                {
                    Named(cell)[id] = display;
                }

                break;
            case StandardOutputValueProduced output:
                cell.Outputs.Write("stdout", Text(output));
                break;
            case StandardErrorValueProduced error:
                cell.Outputs.Write("stderr", Text(error));
                break;
            case ErrorProduced error:
                cell.Outputs.Write("stderr", error.Message + "\n");
                break;
            default:
                break;
        }
    }

    private static Dictionary<string, DisplayedValue> Named(CellContext cell) =>
        cell.Host.Companion(() => new Dictionary<string, DisplayedValue>(StringComparer.Ordinal));

    private static object? Content(DisplayEvent what) =>
        what.FormattedValues.Count == 0
            ? what.Value
            : new TypedBundle(what.FormattedValues.Aggregate(MimeBundle.Empty, (data, text) => data.With(text.MimeType, text.Value)));

    private static string Text(DisplayEvent what) => string.Concat(what.FormattedValues.Select(text => text.Value));
}
