using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>A page of the project's documentation.</summary>
/// <param name="Path">Its path in the repository, with slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed partial record MarkdownPage(string Path, string Text)
{
    private static readonly string[] Folders = ["data", "notebooks", "src", "tests", ".github"];

    /// <summary>The packages, each with a README that becomes part of it.</summary>
    public static IReadOnlyList<string> Packages { get; } =
    ["SerWorkbook.Speech", "SerWorkbook", "SerWorkbook.Notebooks", "SerWorkbook.Kernel", "SerWorkbook.Cli"];

    /// <summary>Every page that somebody wrote; what runs and tests leave behind is left out.</summary>
    public static IReadOnlyList<MarkdownPage> All() =>
        [
            .. Folders
                .SelectMany(folder => Directory.GetFiles(At(folder), "*.md", SearchOption.AllDirectories))
                .Append(At("README.md"))
                .Select(path => System.IO.Path.GetRelativePath(Repository.Root(), path).Replace('\\', '/'))
                .Where(path => !Made().IsMatch(path))
                .Order(StringComparer.Ordinal)
                .Select(Read),
        ];

    /// <summary>The folders of src/ as the architecture page lists them, the lowest layer first.</summary>
    public static IReadOnlyList<string> ArchitectureFolders()
    {
        var table = Read(".github/ARCHITECTURE.md").Text.Split("## Folders", 2)[1].Split("\n## ", 2)[0];
        return [.. FirstCell().Matches(table).Select(cell => cell.Groups["text"].Value)];
    }

    public static MarkdownPage Read(string path) => new(path, File.ReadAllText(At(path)).ReplaceLineEndings("\n"));

    public static string At(string path) => System.IO.Path.Combine(Repository.Root(), path);

    /// <summary>The contents of fenced blocks in a language; the empty language is that of blocks without a name.</summary>
    public IEnumerable<string> Blocks(string language) =>
        Block()
            .Matches(Text)
            .Where(block => block.Groups["language"].Value == language)
            .Select(block => Regex.Replace(block.Groups["code"].Value, "^" + block.Groups["indent"].Value, "", RegexOptions.Multiline));

    /// <summary>What stands in backticks, outside fenced blocks.</summary>
    public IEnumerable<string> InlineCode() => Inline().Matches(Block().Replace(Text, "\n")).Select(code => code.Groups["code"].Value);

    /// <summary>The cells of the table whose first column has a name, row by row.</summary>
    public IReadOnlyList<string[]> Table(string firstColumn)
    {
        var lines = Text.Split('\n').SkipWhile(line => !line.StartsWith($"| {firstColumn} |", StringComparison.Ordinal)).ToArray();
        Assert.True(lines.Length > 0, $"{Path} has no table that begins with '{firstColumn}'.");
        return
        [
            .. lines
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
        ];
    }

    public override string ToString() => Path;

    [GeneratedRegex(@"(^|/)(bin|obj|BenchmarkDotNet\.Artifacts|Snapshots|Expected)/|^data/.*/")]
    private static partial Regex Made();

    [GeneratedRegex(@"^(?<indent> *)```(?<language>\w*)\n(?<code>.*?)^\k<indent>```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `(?<text>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"`(?<code>[^`]+)`")]
    private static partial Regex Inline();
}
