using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>What the documents say is what the code does.</summary>
public sealed partial class DocumentationTests
{
    private const string Changelog = ".github/CHANGELOG.md";
    private const string CommandPage = "src/SerWorkbook.Cli/README.md";

    [Fact]
    public void The_architecture_page_names_every_folder_of_the_sources_and_no_other()
    {
        var folders = FolderMap.FoldersOf(MarkdownPage.At("src"));
        Assert.Equal(folders.Order(StringComparer.Ordinal), MarkdownPage.ArchitectureFolders().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Links_and_paths_lead_somewhere()
    {
        var faults = new List<string>();
        var checkedPaths = 0;
        foreach (var page in MarkdownPage.All())
        {
            var links = Link()
                .Matches(page.Text)
                .Select(link => (Path: Relative(page, link.Groups["path"].Value), Anchor: link.Groups["anchor"].Value));
            var paths = page.InlineCode().Where(code => SourcePath().IsMatch(code)).Select(code => (Path: code, Anchor: ""));
            foreach (var (path, anchor) in links.Concat(paths))
            {
                checkedPaths++;
                if (!Path.Exists(MarkdownPage.At(path)) || (anchor.Length > 0 && !AnchorsOf(path).Contains(anchor)))
                {
                    faults.Add($"{page} names {path} {anchor}");
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(checkedPaths > 60, $"Only {checkedPaths} paths were found.");
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
        Assert.Equal(codes, MarkdownPage.Read(CommandPage).Table("code").Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)));
        var sentence = ser.Run("--help").Output.Split("Exit codes:", 2)[1].Split("Ctrl-C", 2)[0];
        Assert.Equal(codes, Number().Matches(sentence).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Versions_of_feature_sets_are_those_of_the_code()
    {
        string[] known = [.. FeatureSet.All.Select(set => set.Id)];
        var pattern = new Regex($@"\b({string.Join('|', FeatureSet.All.Select(set => Regex.Escape(set.Name)))})-\d+\b");
        var notebooks = Directory
            .GetFiles(MarkdownPage.At("notebooks"), "*.ipynb")
            .Select(path => MarkdownPage.Read(Path.GetRelativePath(Repository.Root(), path)));
        var found = MarkdownPage
            .All()
            .Concat(notebooks)
            .SelectMany(page => pattern.Matches(page.Text).Select(version => (page.Path, version.Value)))
            .ToArray();
        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, item => !known.Contains(item.Value));
    }

    [Fact]
    public void Feature_sets_have_the_names_versions_and_columns_of_the_table() =>
        Assert.Equal(
            FeatureSet.All.Select(set => $"`{set.Name}` {set.Id} {set.Columns.Count}").Order(StringComparer.Ordinal),
            MarkdownPage
                .Read("src/SerWorkbook.Speech/README.md")
                .Table("set")
                .Select(row => $"{row[0]} {row[1]} {row[2]}")
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Versions_of_file_formats_are_those_of_the_code()
    {
        var ledger = typeof(Workbook).Assembly.GetTypes().Single(type => type.Name == "LedgerConnection");
        var expected = FeatureSet
            .All.Select(set => (Name: $"`{set.Name}`", Versions: $"{set.Version}"))
            .Append(("`model.json`", $"{Constant(typeof(ModelFile), "FormatVersion")}, {Constant(typeof(ModelFile), "SpeakerVersion")}"))
            .Append(
                (
                    "bundle",
                    $"{Constant(typeof(EmotionModel).Assembly.GetType("SerWorkbook.Speech.Bundles.BundleIndex")!, "CurrentVersion")}"
                )
            )
            .Append(
                (
                    "`training.json`",
                    $"{Constant(typeof(Workbook).Assembly.GetType("SerWorkbook.Export.TrainingRecordFile")!, "FormatVersion")}"
                )
            )
            .Append(
                (
                    "`emotion.onnx`",
                    (string)
                        typeof(Workbook)
                            .Assembly.GetType("SerWorkbook.Export.Onnx.OnnxMetadata")!
                            .GetField("FormatVersion", BindingFlags.Static | BindingFlags.NonPublic)!
                            .GetRawConstantValue()!
                )
            )
            .Append(("`speaker.json`", $"{Constant(typeof(SpeakerProfileFile), "FormatVersion")}"))
            .Append(("ledger", $"{Constant(ledger, "VersionWithoutChecks")}, {Constant(ledger, "Version")}"))
            .Append(
                ("`run.json`", $"{Constant(typeof(SerCommand).Assembly.GetTypes().Single(type => type.Name == "RunManifest"), "Format")}")
            );
        Assert.Equal(expected.Order(), MarkdownPage.Read(Changelog).Table("what").Select(row => (row[0], row[1])).Order());
    }

    [Fact]
    public void The_changelog_begins_with_the_version_of_the_program()
    {
        var version = typeof(SerCommand).Assembly.GetName().Version!.ToString(3);
        Assert.StartsWith(
            version,
            MarkdownPage.Read(Changelog).Text.Split("\n## ").Select(part => part.Trim()).First(part => char.IsAsciiDigit(part[0])),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Defaults_of_a_search_are_those_of_the_code()
    {
        var usual = new SearchOptions();
        var text = MarkdownPage.Read(CommandPage).Text.ReplaceLineEndings(" ");
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"a search makes {usual.MaximumTrials} trials within a budget of {usual.Budget.TotalMinutes:0} minutes"
        );
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Contains($"`{usual.Protocol.Name}` by default", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(EmotionModel))]
    [InlineData(typeof(Workbook))]
    [InlineData(typeof(Notebooks.NotebookException))]
    [InlineData(typeof(Kernel.JupyterKernel))]
    public void A_package_opens_with_five_to_ten_of_its_public_types(Type type)
    {
        var exported = type.Assembly.GetExportedTypes().Select(one => $"`{one.Name}`").ToHashSet();
        var named = MarkdownPage.Read($"src/{type.Assembly.GetName().Name}/README.md").Table("type").Select(row => row[0]).ToArray();
        Assert.InRange(named.Length, 5, 10);
        Assert.Subset(exported, named.ToHashSet());
    }

    private static int Constant(Type type, string name) =>
        (int)type.GetField(name, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetRawConstantValue()!;

    private static string Relative(MarkdownPage page, string link) =>
        link.Length == 0
            ? page.Path
            : Path.GetRelativePath(Repository.Root(), Path.GetFullPath(Path.Combine(MarkdownPage.At(page.Path), "..", link)));

    // As GitHub makes them: words in lower case with dashes, nothing else.
    private static HashSet<string> AnchorsOf(string path) =>
        [
            .. Heading()
                .Matches(MarkdownPage.Read(path).Text)
                .Select(heading =>
                    string.Concat(
                        heading.Groups["text"].Value.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')
                    )
                )
                .Select(heading => heading.Replace(' ', '-')),
        ];

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]*)(#(?<anchor>[^)]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(src|tests|notebooks|images|\.github|\.ci)/[\w./-]+$")]
    private static partial Regex SourcePath();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Number();
}
