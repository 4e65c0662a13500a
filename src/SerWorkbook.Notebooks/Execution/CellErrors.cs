using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Turns what stopped a cell into an output for the reader and a failure for the caller.</summary>
internal sealed class CellErrors
{
    /// <summary>What the error of a cell that was stopped is called.</summary>
    public const string CancelledName = "Cancelled";

    private const int MostCauses = 5;
    private const int LongestMessage = 10_000;
    private readonly CellSourceResolver _sources;
    private readonly MachinePaths _paths;
    private readonly CellStackTrace _stack;

    public CellErrors(CellSourceResolver sources)
    {
        _sources = sources;
        _paths = new MachinePaths(sources.Folder);
        _stack = new CellStackTrace(sources);
    }

    /// <summary>Describes an exception that a cell threw.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="cell">The name under which the cell was compiled.</param>
    /// <returns>The output, and the failure with the line of this cell, where there is one.</returns>
    public (ErrorOutput Output, CellFailure Failure) FromException(Exception exception, string cell)
    {
        var thrown = Unwrap(exception);
        var name = TypeNames.Of(thrown.GetType());
        var message = Clean(thrown.Message);
        var lines = new List<string> { $"{name}: {message}" };
        lines.AddRange(_stack.Lines(thrown));
        var cause = thrown.InnerException;
        for (var depth = 0; cause is not null && depth < MostCauses; depth++, cause = cause.InnerException)
        {
            lines.Add($"caused by {TypeNames.Of(cause.GetType())}: {Clean(cause.Message)}");
            lines.AddRange(_stack.Lines(cause));
        }

        var line = CellStackTrace.LineOf(thrown, cell) ?? CellStackTrace.LineOf(exception, cell);
        return (new ErrorOutput(name, message, lines), new CellFailure(name, message, line));
    }

    /// <summary>Describes why a cell does not compile.</summary>
    /// <param name="diagnostics">What the compiler reported; warnings are passed over.</param>
    /// <param name="cell">The name under which the cell was compiled.</param>
    /// <returns>The output with every error and its place, and the failure with the first.</returns>
    public (ErrorOutput Output, CellFailure Failure) FromDiagnostics(IEnumerable<Diagnostic> diagnostics, string cell)
    {
        var errors = diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .OrderBy(d => d.Location.SourceSpan.Start)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .ToList();
        var lines = errors.SelectMany(Describe).ToList();
        var first = errors[0];
        var more = errors.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {errors.Count - 1} more)") : "";
        var message = Message(first) + more;
        var place = first.Location.GetLineSpan();
        var line = place.Path == cell ? place.StartLinePosition.Line + 1 : (int?)null;
        return (new ErrorOutput("CompilationError", message, lines), new CellFailure("CompilationError", message, line));
    }

    /// <summary>Describes why a cell was not even compiled.</summary>
    /// <param name="refused">The reason.</param>
    /// <param name="cell">The cell's name.</param>
    /// <returns>The output and the failure.</returns>
    public (ErrorOutput Output, CellFailure Failure) FromRefusal(CellRefusedException refused, string cell) =>
        (
            new ErrorOutput(refused.Name, refused.Message, [$"{refused.Name}: {refused.Message}", _stack.Place(cell, refused.Line)]),
            new CellFailure(refused.Name, refused.Message, refused.Line)
        );

    /// <summary>Writes a place in a source together with its text.</summary>
    /// <param name="source">A cell or a file.</param>
    /// <param name="line">The line, from 1.</param>
    /// <returns><c>cell 3, line 2: #!import setup.ipynb</c>.</returns>
    public string Place(string source, int line) => _stack.Place(source, line);

    /// <summary>Describes a cell that was stopped by its caller.</summary>
    /// <param name="responded">False if the cell did not stop and was given up.</param>
    /// <returns>The output and the failure.</returns>
    public static (ErrorOutput Output, CellFailure Failure) Cancelled(bool responded)
    {
        var message = responded ? "The cell was stopped." : "The cell was stopped, but did not respond and was given up.";
        return (new ErrorOutput(CancelledName, message, [message]), new CellFailure(CancelledName, message, null));
    }

    private IEnumerable<string> Describe(Diagnostic error)
    {
        var span = error.Location.GetLineSpan();
        if (!_sources.Knows(span.Path))
        {
            return [Message(error)];
        }

        var (line, column) = (span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
        var source = _sources.Line(span.Path, line);
        var mark = new string(source.Take(column - 1).Select(c => c == '\t' ? '\t' : ' ').ToArray()) + "^";
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{span.Path}, line {line}, column {column}: {Message(error)}"),
            "    " + source,
            "    " + mark,
        ];
    }

    private string Message(Diagnostic error) => $"{error.Id}: {Clean(error.GetMessage(CultureInfo.InvariantCulture))}";

    private string Clean(string message) => _paths.Remove(ShortText.Of(message, LongestMessage).ReplaceLineEndings("\n"));

    // Waiting for a task and calling by reflection wrap what was thrown into an exception that says nothing.
    private static Exception Unwrap(Exception exception) =>
        exception switch
        {
            AggregateException { InnerExceptions: [var only] } => Unwrap(only),
            TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
            _ => exception,
        };
}
