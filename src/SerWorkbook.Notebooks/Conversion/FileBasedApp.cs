using System.Text;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Conversion;

/// <summary>A notebook as a file-based app: one C# file that <c>dotnet run</c> executes.</summary>
internal static class FileBasedApp
{
    /// <summary>Converts a notebook.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="source">The file that it was read from.</param>
    /// <param name="target">The C# file.</param>
    /// <returns>The text of the C# file, and what could not be converted.</returns>
    public static (string Text, IReadOnlyList<string> Notes) Of(NotebookDocument document, string source, string target)
    {
        var notes = new List<string>();
        var references = new AppReferences(target, notes);
        var pieces = new AppSources(references, notes).Of(document, Path.GetDirectoryName(source)!);
        var compilation = new AppCompilation(references);
        var program = compilation.ShowValuesOnly(AppOutput.AddTo(AppProgram.Of(pieces, ScriptChain.Imports, notes)));
        notes.AddRange(compilation.Errors(program));
        return (Header(source, target, references, program) + program, notes);
    }

    private static string Header(string source, string target, AppReferences references, string program)
    {
        var text = new StringBuilder();
        foreach (var line in references.Lines.Concat(Properties(target, program)))
        {
            text.Append(line).Append('\n');
        }

        return text.Append($"\n// Converted from {Path.GetFileName(source)}. Run it with: dotnet run {Path.GetFileName(target)}\n\n")
            .ToString();
    }

    // What scripts are compiled with; reflection over members stays possible.
    private static IEnumerable<string> Properties(string target, string program)
    {
        yield return "#:property ImplicitUsings=disable";
        yield return "#:property Nullable=disable";
        yield return "#:property PublishAot=false";
        if (program.Contains("unsafe", StringComparison.Ordinal))
        {
            yield return "#:property AllowUnsafeBlocks=true";
        }

        // Inside a checkout, the rules of its projects apply to the file as well.
        for (var folder = Path.GetDirectoryName(target); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Directory.Build.props")))
            {
                yield return "#:property TreatWarningsAsErrors=false";
                yield return "#:property RunAnalyzers=false";
                yield break;
            }
        }
    }
}
