using Microsoft.DotNet.Interactive.Commands;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that is running.</summary>
public sealed class KernelInvocationContext
{
    private readonly CellContext _cell;

    private KernelInvocationContext(CellContext cell)
    {
        _cell = cell;
    }

    /// <summary>The cell that the calling code runs in; null where no cell is running.</summary>
    public static KernelInvocationContext? Current => CellContext.Current is { } cell ? new KernelInvocationContext(cell) : null;

    /// <summary>What is being executed.</summary>
    public KernelCommand Command => new SubmitCode(_cell.Code);

    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those the value's type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => _cell.Display(value, mimeTypes);

    /// <summary>Shows a text as what it is said to be.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">The MIME type of the text.</param>
    /// <returns>The display, which can be updated.</returns>
    public DisplayedValue DisplayAs(string value, string mimeType) => _cell.Display(new TypedText(value, mimeType), [mimeType]);

    /// <summary>Writes a text to standard output.</summary>
    /// <param name="output">The text.</param>
    public void DisplayStandardOut(string output) => _cell.Outputs.Write("stdout", output);

    /// <summary>Writes a text to standard error.</summary>
    /// <param name="error">The text.</param>
    public void DisplayStandardError(string error) => _cell.Outputs.Write("stderr", error);
}
