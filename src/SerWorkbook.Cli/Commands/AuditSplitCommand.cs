using System.CommandLine;
using System.Globalization;
using SerWorkbook.Conclusions;
using SerWorkbook.Evaluation;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.FeatureTables;
using SerWorkbook.Figures;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Features;
using SerWorkbook.Tables;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser audit-split</c>: proves for a split that nothing crosses it that must not, or shows what does.</summary>
internal static class AuditSplitCommand
{
    private const double TestShare = 0.25;
    private const string Known = "pieces, clips, loso, groups:K";

    public static Command Create(SerConsole console)
    {
        var data = CommonOptions.Data();
        var protocol = new Option<string>("--protocol") { Description = $"The protocol whose split is audited: {Known}.", DefaultValueFactory = _ => "loso", HelpName = "NAME" };
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var output = CommonOptions.Out("Where tables (CSV) and the figure (PNG) go; nothing is written where it is left out.");
        var command = new ExampleCommand("audit-split", "Look for leaks and shortcuts in a split: shared speakers, copied audio, file formats that name the emotion.", "ser audit-split --data ../ravdess --protocol loso") { data, protocol, seed, threads, json, output };
        command.SetAction(async (parse, stop) =>
        {
            var (cutting, makeSplit) = Choose(parse.GetValue(protocol)!, parse.GetValue(seed));
            var folder = CheckFolder(parse.GetValue(output));
            var report = await StatusLine.ShowAsync(console, "auditing", show =>
                Audit(Workbooks.Open(parse.GetValue(data), null, parse.GetValue(seed), parse.GetValue(threads), show), cutting, makeSplit, stop)).ConfigureAwait(false);
            if (folder is not null)
            {
                Write(folder, report);
            }

            Print(console, report, parse.GetValue(json));
            return report.HasLeak ? ExitCode.Leak : ExitCode.Good;
        });
        return command;
    }

    // The one place that knows protocols by name.
    private static (Cutting? Cutting, Func<FeatureTable, Split> MakeSplit) Choose(string protocol, int seed) => protocol switch
    {
        "pieces" => (Cutting.Capstone, table => Splits.RandomHoldout(table, TestShare, seed)),
        "clips" => (null, table => Splits.RandomHoldout(table, TestShare, seed)),
        "loso" => (null, Splits.LeaveOneSpeakerOut),
        _ when protocol.StartsWith("groups:", StringComparison.Ordinal) => Groups(CountOf(protocol)),
        _ => throw new SerException($"--protocol is '{protocol}'; it may be {Known}."),
    };

    private static (Cutting? Cutting, Func<FeatureTable, Split> MakeSplit) Groups(int count) => (null, table => Splits.SpeakerGroups(table, count));

    private static int CountOf(string protocol) =>
        int.TryParse(protocol.AsSpan("groups:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 2
            ? count
            : throw new SerException($"--protocol is '{protocol}'; groups: needs a whole number of 2 or more, such as groups:5.");

    private static AuditReport Audit(Workbook workbook, Cutting? cutting, Func<FeatureTable, Split> makeSplit, CancellationToken stop)
    {
        var corpus = workbook.OpenCorpus(stop);
        corpus.RequireLearnable();
        var table = workbook.ExtractFeatures(corpus, cutting, FeatureSet.SerFull, stop);
        return workbook.Audit(table, makeSplit(table), workbook.Survey(corpus, stop), SpeakerProbe.Of(table, workbook.Seed));
    }

    private static string? CheckFolder(string? given)
    {
        if (given is null)
        {
            return null;
        }

        var path = Path.GetFullPath(given);
        Places.RequireWritable(path);
        return path;
    }

    private static void Write(string folder, AuditReport report)
    {
        AtomicFile.WriteAllText(Path.Combine(folder, "audit-checks.csv"), AuditTables.Checks(report).ToCsv());
        AtomicFile.WriteAllText(Path.Combine(folder, "audit-examples.csv"), AuditTables.Examples(report).ToCsv());
        AtomicFile.WriteAllText(Path.Combine(folder, "audit-baselines.csv"), AuditTables.Baselines(report).ToCsv());
        AtomicFile.WriteAllText(Path.Combine(folder, "audit-copies.csv"), AuditTables.Copies(report, int.MaxValue).ToCsv());
        AtomicFile.WriteAllBytes(Path.Combine(folder, "audit-baselines.png"), PngFigure.ToPng(AuditFigures.Baselines(report)));
    }

    private static void Print(SerConsole console, AuditReport report, bool json)
    {
        if (json)
        {
            console.Json(AuditJson.Of(report));
            return;
        }

        console.Show(AuditTables.Checks(report));
        if (report.Checks.Any(check => check.Examples.Count > 0))
        {
            console.Show(AuditTables.Examples(report));
        }

        console.Show(AuditTables.Baselines(report));
        if (report.Copies.Count > 0)
        {
            console.Show(AuditTables.Copies(report));
        }

        console.Say(AuditConclusions.Of(report).ToPlainText());
    }
}
