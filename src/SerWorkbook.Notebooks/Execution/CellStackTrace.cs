using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Reads the frames of an exception that concern the author of a notebook.</summary>
internal sealed partial class CellStackTrace
{
    private const int MostLibraryFrames = 8;
    private readonly CellSourceResolver _sources;

    public CellStackTrace(CellSourceResolver sources)
    {
        _sources = sources;
    }

    /// <summary>Lists the frames, innermost first: lines of cells with their text, methods of libraries by name.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Lines of text; the framework, the compiler and this engine do not occur in them.</returns>
    public IReadOnlyList<string> Lines(Exception exception)
    {
        var lines = new List<string>();
        var libraryFrames = 0;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (_sources.Knows(frame.GetFileName()))
            {
                lines.Add(Place(frame.GetFileName()!, frame.GetFileLineNumber()));
            }
            else if (frame.GetMethod() is { } method && IsOfLibrary(method) && libraryFrames++ < MostLibraryFrames)
            {
                lines.Add("in " + Name(method));
            }
        }

        return [.. lines.Where((l, i) => i == 0 || l != lines[i - 1])];
    }

    /// <summary>Finds the line of one source that an exception passed through first.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="source">A cell or a loaded file.</param>
    /// <returns>The line, from 1, or null.</returns>
    public static int? LineOf(Exception exception, string source)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(f => f.GetFileName() == source);
        return frame is null || frame.GetFileLineNumber() == 0 ? null : frame.GetFileLineNumber();
    }

    /// <summary>Writes a place in a source together with its text.</summary>
    /// <param name="source">A cell or a loaded file.</param>
    /// <param name="line">The line, from 1.</param>
    /// <returns><c>cell 3, line 2: var x = 1 / zero;</c>.</returns>
    public string Place(string source, int line)
    {
        var text = _sources.Line(source, line).Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}") + (text.Length > 0 ? ": " + text : "");
    }

    private static bool IsOfLibrary(MethodBase method)
    {
        var assembly = method.DeclaringType?.Assembly;
        var name = assembly?.GetName().Name;
        return name is not null
            && assembly != typeof(CellStackTrace).Assembly
            && !name.StartsWith("System.", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            && !name.StartsWith('ℛ'); // submissions, whose frames have a source or are the compiler's
    }

    // The compiler hides async methods, iterators and lambdas in types such as <ReadAsync>d__5; their name is inside.
    private static string Name(MethodBase method)
    {
        var type = method.DeclaringType!;
        var name = method.Name;
        while (type.IsNested && type.Name.StartsWith('<'))
        {
            if (Hidden().Match(type.Name) is { Success: true } inType)
            {
                name = inType.Groups[1].Value;
            }

            type = type.DeclaringType!;
        }

        if (Hidden().Match(name) is { Success: true } inName)
        {
            name = inName.Groups[1].Value;
        }

        var space = type.Namespace is { Length: > 0 } ns ? ns + "." : "";
        return $"{space}{TypeNames.Of(type)}.{name}";
    }

    [GeneratedRegex(@"^<(\w+)>")]
    private static partial Regex Hidden();
}
