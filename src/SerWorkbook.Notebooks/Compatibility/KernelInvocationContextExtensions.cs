using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shows values below the running cell.</summary>
public static class KernelInvocationContextExtensions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="context">The cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those the value's type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    public static DisplayedValue Display(this KernelInvocationContext context, object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Cell.Display(value, mimeTypes);
    }

    /// <summary>Shows a text as what it is said to be.</summary>
    /// <param name="context">The cell.</param>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">The MIME type of the text.</param>
    /// <returns>The display, which can be updated.</returns>
    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Cell.Display(new TypedText(value, mimeType), [mimeType]);
    }

    /// <summary>Writes a text to standard output.</summary>
    /// <param name="context">The cell.</param>
    /// <param name="output">The text.</param>
    public static void DisplayStandardOut(this KernelInvocationContext context, string output)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Cell.Outputs.Write("stdout", output);
    }

    /// <summary>Writes a text to standard error.</summary>
    /// <param name="context">The cell.</param>
    /// <param name="error">The text.</param>
    public static void DisplayStandardError(this KernelInvocationContext context, string error)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Cell.Outputs.Write("stderr", error);
    }
}
