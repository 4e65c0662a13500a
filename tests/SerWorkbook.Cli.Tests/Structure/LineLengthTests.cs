using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>Lines fit on the screen; the formatter breaks code but neither comments nor strings.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    [Fact]
    public void No_line_outside_of_raw_strings_is_too_long()
    {
        var files = Files();

        Assert.True(files.Count > 500, $"Only {files.Count} files were found.");
        var faults = files.SelectMany(file =>
            LongLines(File.ReadAllText(file)).Select(line => $"{Path.GetRelativePath(Repository.Root(), file)}:{line}")
        );
        Assert.True(!faults.Any(), $"Lines of more than {Longest} columns:\n" + string.Join('\n', faults));
    }

    [Fact]
    public void Long_lines_are_found_but_in_raw_strings()
    {
        var words = new string('x', Longest);
        var source = $$""""
            // {{words}}
            var a = "{{words}}";
            var b = """{{words}}""";
            var c = $"""
                {{words}}{a}
                """;
            var d = """
                {{words}}
                """ + "{{words}}";
            """";

        Assert.Equal([1, 2, 9], LongLines(source));
    }

    private static List<string> Files() =>
        [
            .. from folder in (string[])["src", "tests"]
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root(), folder), "*.cs", SearchOption.AllDirectories)
            where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
            orderby file
            select file,
        ];

    private static IEnumerable<int> LongLines(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source);
        var inRaw = tree.GetRoot().DescendantNodes().Where(IsRaw).SelectMany(LinesOf).ToHashSet();
        return tree.GetText()
            .Lines.Where(line => line.Span.Length > Longest && !inRaw.Contains(line.LineNumber))
            .Select(l => l.LineNumber + 1);
    }

    private static bool IsRaw(SyntaxNode node) =>
        node switch
        {
            LiteralExpressionSyntax literal => literal.Token.Kind()
                is SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken,
            InterpolatedStringExpressionSyntax text => text.StringStartToken.Kind()
                is SyntaxKind.InterpolatedSingleLineRawStringStartToken
                    or SyntaxKind.InterpolatedMultiLineRawStringStartToken,
            _ => false,
        };

    // What follows the end of a raw string on its last line is code again.
    private static IEnumerable<int> LinesOf(SyntaxNode raw)
    {
        var span = raw.GetLocation().GetLineSpan();
        var (first, last) = (span.StartLinePosition.Line, span.EndLinePosition.Line);
        return Enumerable.Range(first, Math.Max(1, last - first));
    }
}
