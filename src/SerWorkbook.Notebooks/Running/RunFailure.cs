using System.Globalization;

namespace SerWorkbook.Notebooks;

/// <summary>The cell that stopped a run.</summary>
/// <param name="CellNumber">The cell's place in the order of execution, from 1, as its outputs show it.</param>
/// <param name="CellId">The cell's id.</param>
/// <param name="Line">The line in the cell, from 1; null when no line is to blame.</param>
/// <param name="Name">The kind of error: the exception's type, <c>CompilationError</c>, <c>UnsupportedDirective</c>, <c>Timeout</c> or
/// <c>Cancelled</c>.</param>
/// <param name="Message">What went wrong.</param>
public sealed record RunFailure(int CellNumber, string CellId, int? Line, string Name, string Message)
{
    private const int LongestShown = 500;

    /// <summary>Says it in one line, a very long message in short.</summary>
    /// <returns><c>cell 3, line 2: DivideByZeroException: Attempted to divide by zero.</c></returns>
    public override string ToString()
    {
        var line = Line is { } l ? string.Create(CultureInfo.InvariantCulture, $", line {l}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"cell {CellNumber}{line}: {Name}: {ShortText.Of(Message, LongestShown)}");
    }
}
