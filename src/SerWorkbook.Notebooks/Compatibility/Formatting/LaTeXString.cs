using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>LaTeX, shown by front ends that know it and as its source by others.</summary>
public sealed class LaTeXString : IMarkup
{
    private readonly string _latexCode;

    /// <summary>Marks a text as LaTeX.</summary>
    /// <param name="latexCode">The text.</param>
    public LaTeXString(string latexCode)
    {
        ArgumentNullException.ThrowIfNull(latexCode);
        _latexCode = latexCode;
    }

    MimeBundle IMarkup.Bundle => MimeBundle.Empty.With("text/latex", _latexCode).With("text/plain", _latexCode);

    /// <summary>Marks a text as LaTeX.</summary>
    /// <param name="latexCode">The text.</param>
    public static implicit operator LaTeXString(string latexCode) => new(latexCode);

    /// <summary>Gives the source.</summary>
    /// <returns>The LaTeX text.</returns>
    public override string ToString() => _latexCode;
}
