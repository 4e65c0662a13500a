using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks;

namespace Microsoft.DotNet.Interactive;

/// <summary>What <see cref="Kernel"/> gives to cells.</summary>
public abstract class KernelFunctions
{
    private protected KernelFunctions() { }

    /// <inheritdoc cref="NotebookDisplay.display"/>
#pragma warning disable IDE1006 // notebooks call it by this name
    public static DisplayedValue display(object? value, params string[] mimeTypes) => NotebookDisplay.display(value, mimeTypes);
#pragma warning restore IDE1006

    /// <inheritdoc cref="NotebookDisplay.HTML"/>
    public static IHtmlContent HTML(string content) => NotebookDisplay.HTML(content);

    /// <inheritdoc cref="NotebookDisplay.Javascript"/>
    public static DisplayedValue Javascript(string content) => NotebookDisplay.Javascript(content);

    /// <inheritdoc cref="NotebookDisplay.CSS"/>
    public static DisplayedValue CSS(string content) => NotebookDisplay.CSS(content);

    /// <inheritdoc cref="NotebookDisplay.GetInputAsync"/>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        NotebookDisplay.GetInputAsync(prompt, typeHint);

    /// <inheritdoc cref="NotebookDisplay.GetPasswordAsync"/>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => NotebookDisplay.GetPasswordAsync(prompt);
}
