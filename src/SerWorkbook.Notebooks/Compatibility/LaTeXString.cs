using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>LaTeX, shown by front ends that know it and as its source by others.</summary>
public sealed class LaTeXString : IMarkup
{
    private readonly string _value;

    /// <summary>Marks a text as LaTeX.</summary>
    /// <param name="value">The text.</param>
    public LaTeXString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    MimeBundle IMarkup.Bundle => MimeBundle.Empty.With("text/latex", _value).With("text/plain", _value);

    /// <summary>Marks a text as LaTeX.</summary>
    /// <param name="source">The text.</param>
    public static implicit operator LaTeXString(string source) => new(source);

    /// <summary>Gives the source.</summary>
    /// <returns>The LaTeX text.</returns>
    public override string ToString() => _value;
}
