using System.Text.Json;
using SerWorkbook.Cli.Tests.Downloads;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>The page of JSON keys is what the records say, and the records are what the commands print.</summary>
public sealed class JsonPageTests
{
    private static readonly string[] EmoVDb = ["emov-db", "--speakers", "josh", "--emotions", "amused"];

    private static readonly JsonReference Reference = new();

    [Fact]
    public void The_page_lists_every_key_of_every_record_and_no_other() =>
        GeneratedPage.Matches("src/SerWorkbook.Cli/Json/README.md", Reference.Markdown());

    [Fact]
    public void Every_document_belongs_to_a_command_with_an_option_json()
    {
        var commands = new CommandReference();
        var documented = Reference.Markdown().Split('\n').Where(line => line.StartsWith("## ser ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            commands
                .Commands()
                .Where(command => command.Command.Options.Any(option => option.Name == "--json"))
                .Select(command => command.Path),
            documented
                .Select(line =>
                    new[] { "## ", " --nested", " --verify", " --json" }.Aggregate(
                        line,
                        (text, part) => text.Replace(part, "", StringComparison.Ordinal)
                    )
                )
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Commands_print_the_keys_of_their_records_in_that_order()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        File.AppendAllText(Path.Combine(corpus, "manifest.csv"), "none.wav,s0,a,f,1\n");
        SmallNotebook.Save(ser.At("small.ipynb"), "1 + 1");
        SmallNotebook.Save(ser.At("notebooks/01-small.ipynb"), "1 + 1");
        var archives = Directory.CreateDirectory(ser.At("archives")).FullName;
        File.WriteAllBytes(Path.Combine(archives, "josh_Amused.tar.gz"), SmallArchive.TarGz(1, 1));
        (string Document, string[] Arguments)[] runs =
        [
            ("CorpusJson", ["data", "list", "--data", corpus]),
            ("CorpusAuditJson", ["data", "audit", "--data", corpus]),
            ("CorporaJson", ["data", "corpora"]),
            ("ProposalJson", ["data", "propose", corpus]),
            ("FeaturesJson", ["features", "--data", corpus, "--set", "GeMaps"]),
            ("EvaluationJson", ["evaluate", "--data", corpus, "--protocol", "loso", "--against", "lbfgs (l1=0, l2=1000)"]),
            ("AuditSplitJson", ["audit-split", "--data", corpus, "--protocol", "loso"]),
            ("SearchJson", ["search", "--data", corpus, "--trials", "2", "--out", ser.At("out"), "--ledger", ser.At("l.ledger")]),
            ("LedgerJson", ["search", "show", ser.At("l.ledger")]),
            ("PredictionsJson", ["predict", "--model", ser.At("out/model"), Path.Combine(corpus, "s0-e0-t0.wav")]),
            ("ExportJson", ["export", "--model", ser.At("out/model"), "--out", ser.At("emotion.ser")]),
            ("BundleJson", ["export", "--verify", ser.At("emotion.ser")]),
            ("NotebookRunsJson", ["notebooks", "run", ser.At("small.ipynb")]),
            ("NotebookChecksJson", ["notebooks", "check", ser.At("small.ipynb")]),
            ("NotebooksCleanJson", ["notebooks", "clean", ser.At("small.ipynb")]),
            ("NestedJson", ["search", "--nested", "--outer", "loso", "--data", corpus, "--trials", "1", "--out", ser.At("nested")]),
            ("BenchFeaturesJson", ["bench", "features", "--data", corpus, "--set", "GeMaps", "--seconds", "2", "--rounds", "1"]),
            ("BenchSearchJson", ["bench", "search", "--data", corpus, "--minutes", "0.01", "--seeds", "1", "--groups", "3"]),
            ("BenchRunJson", ["bench", "run", "--data", corpus, "--rounds", "1"]),
            ("BenchScaleJson", ["bench", "scale", "--clips", "40,60", "--seconds", "0.5", "--set", "MelStats", "--trials", "1"]),
            ("RunJson", ["run", "--data", corpus, "--out", ser.At("run")]),
            ("DemoJson", ["data", "demo", "--out", ser.At("demo")]),
            ("DownloadJson", ["data", "get", .. EmoVDb, "--accept-license", "--archives", archives, "--out", ser.At("emov-db")]),
        ];
        Assert.Equal(
            Reference.Documents().Select(type => type.Name).Order(StringComparer.Ordinal),
            runs.Select(run => run.Document).Order(StringComparer.Ordinal)
        );
        foreach (var (document, arguments) in runs)
        {
            var result = ser.Run([.. arguments, "--json"]);
            Assert.True(result.Code == 0, result.Error);
            Check(result.Json, Reference.Documents().Single(type => type.Name == document), document);
        }
    }

    private static void Check(JsonElement json, Type record, string at)
    {
        var properties = record.GetProperties();
        Assert.Equal(properties.Select(JsonReference.KeyOf), json.EnumerateObject().Select(property => property.Name));
        foreach (var property in properties)
        {
            var value = json.GetProperty(JsonReference.KeyOf(property));
            var type = property.PropertyType;
            if (value.ValueKind == JsonValueKind.Object && type.Name.EndsWith("Json", StringComparison.Ordinal))
            {
                Check(value, type, $"{at}.{property.Name}");
            }
            else if (type.IsGenericType && type.GetGenericArguments()[0].Name.EndsWith("Json", StringComparison.Ordinal))
            {
                Assert.Equal(JsonValueKind.Array, value.ValueKind);
                Assert.All(value.EnumerateArray(), element => Check(element, type.GetGenericArguments()[0], $"{at}.{property.Name}[]"));
            }
        }
    }
}
