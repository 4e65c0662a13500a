using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser audit-split</c>: proves for a split that nothing crosses it that must not, or shows what does.</summary>
internal static class AuditSplitCommand
{
    public static Command Create(SerConsole console)
    {
        var data = new DataArguments();
        var protocol = new Option<string>("--protocol")
        {
            Description =
                $"The protocol whose split is audited: {Protocol.Allowed}. 'pieces' promises nothing, so it never reports a leak.",
            DefaultValueFactory = _ => Protocol.Loso.Name,
            HelpName = "NAME",
        };
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var output = CommonOptions.Out("Folder for tables (CSV) and figures (PNG). By default, nothing is written.");
        var command = new ExampleCommand(
            "audit-split",
            "Look for leaks and shortcuts in a split: shared speakers, copied audio, file formats that name the emotion.",
            "ser audit-split --data ../ravdess --protocol loso"
        )
        {
            data,
            protocol,
            seed,
            threads,
            json,
            output,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var protocols = Protocol.Parse(parse.GetValue(protocol)!);
                var folder = Places.WritableFolder(parse.GetValue(output));
                var (corpus, audits) = await StatusLine
                    .ShowAsync(
                        console,
                        "auditing",
                        show =>
                            Audit(
                                Workbooks.Open(data.Read(parse), null, parse.GetValue(seed), parse.GetValue(threads), show),
                                protocols,
                                stop
                            )
                    )
                    .ConfigureAwait(false);
                if (folder is not null)
                {
                    Write(folder, audits);
                }

                foreach (var note in audits.Select(audit => audit.Protocol.NoteOn(corpus)).OfType<string>())
                {
                    console.Complain(note);
                }

                Print(console, audits, parse.GetValue(json));
                return audits.Any(audit => audit.Report.HasLeak) ? ExitCode.Leak : ExitCode.Good;
            }
        );
        return command;
    }

    private static (Corpus Corpus, IReadOnlyList<ProtocolAudit> Audits) Audit(
        Workbook workbook,
        IReadOnlyList<Protocol> protocols,
        CancellationToken stop
    )
    {
        var corpus = workbook.OpenCorpus(stop);
        corpus.RequireLearnable();
        return (corpus, workbook.Audit(corpus, protocols, stop));
    }

    private static void Write(string folder, IReadOnlyList<ProtocolAudit> audits)
    {
        foreach (var (protocol, report) in audits)
        {
            string At(string ending) => Path.Combine(folder, $"audit-{EvaluateCommand.FileNameOf(protocol)}-{ending}");
            AtomicFile.WriteAllText(At("checks.csv"), AuditTables.Checks(report).ToCsv());
            AtomicFile.WriteAllText(At("examples.csv"), AuditTables.Examples(report).ToCsv());
            AtomicFile.WriteAllText(At("baselines.csv"), AuditTables.Baselines(report).ToCsv());
            AtomicFile.WriteAllBytes(At("baselines.png"), PngFigure.ToPng(AuditFigures.Baselines(report)));
        }

        AtomicFile.WriteAllText(Path.Combine(folder, "audit-copies.csv"), AuditTables.Copies(audits[0].Report, int.MaxValue).ToCsv());
    }

    private static void Print(SerConsole console, IReadOnlyList<ProtocolAudit> audits, bool json)
    {
        if (json)
        {
            console.Json(AuditSplitJson.Of([.. audits.Select(audit => audit.Report)]));
            return;
        }

        foreach (var (_, report) in audits)
        {
            Print(console, report);
        }

        if (audits[0].Report.Copies.Count > 0)
        {
            console.Show(AuditTables.Copies(audits[0].Report));
        }
    }

    private static void Print(SerConsole console, AuditReport report)
    {
        console.Show(AuditTables.Checks(report));
        if (report.Checks.Any(check => check.Examples.Count > 0))
        {
            console.Show(AuditTables.Examples(report));
        }

        console.Show(AuditTables.Baselines(report));
        console.Say(AuditConclusions.Of(report).ToPlainText());
    }
}
