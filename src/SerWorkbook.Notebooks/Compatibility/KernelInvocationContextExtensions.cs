using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shows values below the running cell, for extensions that were compiled for .NET Interactive.</summary>
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
        return context.Display(value, mimeTypes);
    }

    /// <summary>Shows a text as what it is said to be.</summary>
    /// <param name="context">The cell.</param>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">The MIME type of the text.</param>
    /// <returns>The display, which can be updated.</returns>
    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.DisplayAs(value, mimeType);
    }
}
