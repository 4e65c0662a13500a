using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks;

/// <summary>What every cell can call without a using: the functions that .NET Interactive gave its C# cells.</summary>
public static class NotebookDisplay
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those the value's type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    /// <exception cref="NotebookException">No cell is running, or the value has no such representation.</exception>
    /// <exception cref="OperationCanceledException">The run was asked to stop.</exception>
#pragma warning disable IDE1006 // notebooks call it by this name
    public static DisplayedValue display(object? value, params string[] mimeTypes) => Cell().Display(value, mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Marks text as HTML, to be displayed as it is.</summary>
    /// <param name="content">The markup.</param>
    /// <returns>A value for <c>display</c> or for the last expression of a cell.</returns>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Shows a value below the cell.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those the value's type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    /// <exception cref="NotebookException">No cell is running, or the value has no such representation.</exception>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => Cell().Display(value, mimeTypes);

    /// <summary>Shows a text as what it is said to be.</summary>
    /// <param name="value">The text: markup, Markdown, JSON, or base64 for a picture.</param>
    /// <param name="mimeType">The MIME type of the text.</param>
    /// <returns>The display, which can be updated.</returns>
    /// <exception cref="NotebookException">No cell is running, or the text is not JSON although the type says so.</exception>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        Cell().Display(new TypedText(value, mimeType), [mimeType]);

    /// <summary>Shows a sequence as a table.</summary>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <param name="source">The sequence.</param>
    /// <param name="mimeTypes">The representations wanted; none for HTML and text.</param>
    /// <returns>The display, which can be updated.</returns>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> source, params string[] mimeTypes) =>
        Cell().Display(source, mimeTypes);

    /// <summary>Adds a script to the notebook, for front ends that run scripts.</summary>
    /// <param name="content">JavaScript.</param>
    /// <returns>The display.</returns>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static DisplayedValue Javascript(string content) =>
        Cell().Display(HTML($"<script type=\"text/javascript\">{content}</script>"), []);

    /// <summary>Adds a style sheet to the notebook, for front ends that take one.</summary>
    /// <param name="content">CSS.</param>
    /// <returns>The display.</returns>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static DisplayedValue CSS(string content) => Cell().Display(HTML($"<style type=\"text/css\">{content}</style>"), []);

    /// <summary>Asks the user for a text.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="typeHint">What is asked for, for front ends that distinguish; <c>password</c> hides the answer.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="NotebookException">Nobody is there to be asked, as in <c>ser notebooks run</c>.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Task.FromResult(Cell().Ask(prompt, typeHint == "password"));

    /// <summary>Asks the user for a password.</summary>
    /// <param name="prompt">The question.</param>
    /// <returns>The password.</returns>
    /// <exception cref="NotebookException">Nobody is there to be asked, as in <c>ser notebooks run</c>.</exception>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        Task.FromResult(new PasswordString(Cell().Ask(prompt, isPassword: true)));

    private static CellContext Cell() =>
        CellContext.Current ?? throw new NotebookException("display can be called from the cells of a notebook only.");
}
