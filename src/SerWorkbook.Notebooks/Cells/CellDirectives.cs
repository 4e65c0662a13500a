using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>Takes care of the lines of a cell that are for .NET Interactive and not for the compiler.</summary>
internal static partial class CellDirectives
{
    /// <summary>Prepares a cell for the compiler.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="parsing">How cells are parsed.</param>
    /// <returns>The text with the lines emptied that are not for the compiler, and what they ask for.</returns>
    /// <exception cref="CellRefusedException">The cell asks for a magic command, is nested too deeply, or for a package in a way that
    /// cannot be read.</exception>
    public static PreparedCell Prepare(string code, CSharpParseOptions parsing)
    {
        if (BracketDepth.FirstTooDeep(code) is { } deep)
        {
            throw new CellRefusedException(
                deep,
                FormattableString.Invariant($"Brackets are nested more than {BracketDepth.Most} deep, which the compiler cannot take."),
                CellRefusedException.Code
            );
        }

        if (PythonMagic().Match(code) is { Success: true } magic)
        {
            throw new CellRefusedException(
                code.AsSpan(0, magic.Groups["magic"].Index).Count('\n') + 1,
                Reason(magic.Groups["magic"].Value.Trim())
            );
        }

        var candidates = Candidate().Matches(code);
        if (candidates.Count == 0)
        {
            return new PreparedCell(code, [], [], []);
        }

        var root = CSharpSyntaxTree.ParseText(code, parsing).GetRoot();
        var prepared = code.ToCharArray();
        var packages = new List<PackageRequest>();
        var sources = new List<string>();
        var magics = new List<MagicLine>();
        foreach (var candidate in candidates.Where(c => !IsText(root, c.Groups["hash"].Index)))
        {
            var line = candidate.Value.Trim();
            var number = code.AsSpan(0, candidate.Groups["hash"].Index).Count('\n') + 1;
            if (Package().Match(line) is { Success: true } package)
            {
                packages.Add(Request(package, number));
            }
            else if (Source().Match(line) is { Success: true } source)
            {
                sources.Add(source.Groups["source"].Value);
            }
            else if (MagicLine.Read(line) is { } command)
            {
                var (start, end) = (candidate.Index, Math.Min(code.Length, candidate.Index + candidate.Length + 1));
                if (command.Name == MagicLine.Value)
                {
                    magics.Add(new MagicLine(command.Name, command.Arguments, number, start, code.Length, code[end..]));
                    Blank(prepared, start);
                    break;
                }

                magics.Add(new MagicLine(command.Name, command.Arguments, number, start, end, ""));
            }
            else if (!Chooser().IsMatch(line))
            {
                throw new CellRefusedException(number, Reason(line));
            }

            Array.Fill(prepared, ' ', candidate.Index, candidate.Value.TrimEnd('\r').Length);
        }

        return new PreparedCell(new string(prepared), packages, sources, magics);
    }

    // The text that a command takes to the end of the cell is no code.
    private static void Blank(char[] code, int start)
    {
        for (var i = start; i < code.Length; i++)
        {
            code[i] = code[i] is '\n' or '\r' ? code[i] : ' ';
        }
    }

    private static PackageRequest Request(Match package, int line)
    {
        var (name, version) = (package.Groups["name"].Value, package.Groups["version"] is { Success: true } given ? given.Value : "*");
        return PackageRequest.IsVersion(version)
            ? new PackageRequest(name, version, line)
            : throw new CellRefusedException(
                line,
                $"'{version}' is not a version; write it as NuGet does, such as 1.2.3, 1.* or [1.0,2.0).",
                CellRefusedException.Package
            );
    }

    private static string Reason(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal)
            ? $"'{line}' is a magic command that this engine does not have; it has {MagicLine.Names}."
        : line.StartsWith('%') ? $"'{line}' is a magic command of Python; cells hold C# and the commands {MagicLine.Names}."
        : $"'{line}' cannot be read; write #r \"nuget: Name, version\" for a package and #i \"nuget: folder or address\" for where it is.";

    // The same characters inside a string or a comment are no directive.
    internal static bool IsText(SyntaxNode root, int position)
    {
        var trivia = root.FindTrivia(position, findInsideTrivia: false);
        if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia))
        {
            return true;
        }

        var token = root.FindToken(position);
        return token.Span.Contains(position) && token.SpanStart < position;
    }

    [GeneratedRegex(
        """^[ \t]*(?<hash>#)(!|[ \t]*r[ \t]+"?[ \t]*nuget[ \t]*:|[ \t]*i[ \t]).*$""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Candidate();

    // Only at a cell's beginning: further down a line may go on with a remainder.
    [GeneratedRegex(@"\A\s*(?<magic>%%?[A-Za-z].*)", RegexOptions.ExplicitCapture)]
    private static partial Regex PythonMagic();

    // Versions and ranges as NuGet has them: 1.2.3, 1.2.3-beta.1, 1.*, [1.0,2.0).
    [GeneratedRegex(
        """^#[ \t]*r[ \t]+(?<quote>"?)[ \t]*nuget[ \t]*:[ \t]*(?<name>[A-Za-z0-9._-]+)[ \t]*(,[ \t]*(?<version>[^"]+?)[ \t]*)?\k<quote>[ \t]*((?<=["\s])//.*)?$""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Package();

    [GeneratedRegex(
        """^#[ \t]*i[ \t]+(?<quote>"?)[ \t]*nuget[ \t]*:[ \t]*(?<source>[^";]+?)[ \t]*\k<quote>[ \t]*((?<=["\s])//.*)?$""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Source();

    [GeneratedRegex(@"^#!(csharp|c#)(\s.*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Chooser();
}
