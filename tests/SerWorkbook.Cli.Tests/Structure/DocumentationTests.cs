using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>What the documents say is what the code does.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Pages = ["README.md", "data/README.md", ".github/ARCHITECTURE.md"];

    [Fact]
    public void The_architecture_page_names_every_folder_of_the_sources_and_no_other()
    {
        var root = Repository.Root();
        var folders = FolderMap.FoldersOf(Path.Combine(root, "src"));
        var table = Read(".github/ARCHITECTURE.md").Split("## Folders", 2)[1].Split("\n## ", 2)[0];
        var named = FirstCell().Matches(table).Select(cell => cell.Groups["text"].Value).ToArray();
        Assert.Equal(folders.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Links_and_paths_lead_somewhere()
    {
        var root = Repository.Root();
        var checkedPaths = 0;
        foreach (var page in Pages)
        {
            var text = Read(page);
            var links = Link().Matches(text).Select(link => Path.Combine(Path.GetDirectoryName(page)!, link.Groups["path"].Value));
            var paths = SourcePath().Matches(text).Select(path => path.Groups["path"].Value);
            foreach (var path in links.Concat(paths))
            {
                Assert.True(Path.Exists(Path.Combine(root, path)), $"{page} names {path}, which is not there.");
                checkedPaths++;
            }
        }

        Assert.True(checkedPaths > 15, $"Only {checkedPaths} paths were found.");
    }

    [Fact]
    public void Exit_codes_are_those_of_the_program()
    {
        var codes = typeof(SerCommand)
            .Assembly.GetType("SerWorkbook.Cli.Terminal.ExitCode", throwOnError: true)!
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => (int)field.GetRawConstantValue()!)
            .Order()
            .ToArray();
        using var ser = new SerProcess();
        string[] texts = [Read("README.md"), ser.Run("--help").Output];
        Assert.All(texts, text => Assert.Equal(codes, ExitCodes(text)));
    }

    [Fact]
    public void Versions_of_feature_sets_are_those_of_the_code()
    {
        string[] known = [.. FeatureSet.All.Select(set => set.Id)];
        var notebooks = Directory
            .GetFiles(Path.Combine(Repository.Root(), "notebooks"), "*.ipynb")
            .Select(path => Path.GetRelativePath(Repository.Root(), path));
        var found = Pages
            .Concat(notebooks)
            .SelectMany(page => SetVersion().Matches(Read(page)).Select(version => (Page: page, version.Value)))
            .ToArray();
        Assert.NotEmpty(found);
        Assert.All(
            found,
            item => Assert.True(known.Contains(item.Value), $"{item.Page} names {item.Value}; there are {string.Join(", ", known)}.")
        );
    }

    [Fact]
    public void The_keys_of_an_evaluation_are_those_of_the_README()
    {
        using var ser = new SerProcess();
        var json = ser.Run(
            "evaluate",
            "--data",
            SmallCorpus.Write(ser.At("corpus")),
            "--protocol",
            "loso",
            "--json",
            "--against",
            "lbfgs (l1=0, l2=1000)"
        ).Json;
        var paragraph = Read("README.md").Split("`ser evaluate --json` prints", 2)[1].Split("\n\n", 2)[0];
        var named = Key()
            .Matches(paragraph)
            .Select(key => key.Groups["key"].Value)
            .Where(key => key != "null")
            .ToHashSet(StringComparer.Ordinal);
        string[] refusals = ["protocol", "reason"];
        var printed = Names(json)
            .Concat(Names(json.GetProperty("results")[0]))
            .Concat(Names(json.GetProperty("comparison")))
            .Concat(refusals)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(printed.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root(), page));

    private static int[] ExitCodes(string text)
    {
        var sentence = text[text.IndexOf("Exit codes:", StringComparison.Ordinal)..].Split("Ctrl-C", 2)[0];
        return [.. Number().Matches(sentence).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).Order()];
    }

    [GeneratedRegex(@"^\| `(?<text>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>(src|tests|notebooks|images)/[\w./-]+)`")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"\b(SerFull|GeMaps)-\d+\b")]
    private static partial Regex SetVersion();

    [GeneratedRegex(@"`(?<key>[a-zA-Z0-9]+)`")]
    private static partial Regex Key();

    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Number();
}
