using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula in the LaTeX of mathematics, shown by front ends that know it and as its source by others.</summary>
public sealed class MathString : IMarkup
{
    private readonly string _latexCode;

    /// <summary>Marks a text as a formula.</summary>
    /// <param name="latexCode">The formula, without <c>$$</c>.</param>
    public MathString(string latexCode)
    {
        ArgumentNullException.ThrowIfNull(latexCode);
        _latexCode = latexCode;
    }

    MimeBundle IMarkup.Bundle => MimeBundle.Empty.With("text/latex", $"$${_latexCode}$$").With("text/plain", _latexCode);

    /// <summary>Marks a text as a formula.</summary>
    /// <param name="latexCode">The formula, without <c>$$</c>.</param>
    public static implicit operator MathString(string latexCode) => new(latexCode);

    /// <summary>Gives the source.</summary>
    /// <returns>The formula.</returns>
    public override string ToString() => _latexCode;
}
