using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser data audit</c>: says what in a corpus can mislead a model, before anything is trained.</summary>
internal static class DataAuditCommand
{
    public static Command Create(SerConsole console)
    {
        var data = new DataArguments();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var output = CommonOptions.Out("Folder for the report (HTML, Markdown) and tables (CSV). By default, nothing is written.");
        var command = new ExampleCommand(
            "audit",
            "Audit a corpus: counts, missing emotions, formats, levels, clipping, copies, and how each affects a model.",
            "ser data audit --data ../ravdess --out audit"
        )
        {
            data,
            threads,
            json,
            output,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var request = data.Read(parse);
                var folder = Places.WritableFolder(parse.GetValue(output));
                var audit = await StatusLine
                    .ShowAsync(console, "auditing", show => Audit(Workbooks.Open(request, null, 1, parse.GetValue(threads), show), stop))
                    .ConfigureAwait(false);
                if (folder is not null)
                {
                    Write(folder, audit);
                }

                Print(console, audit, folder, parse.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command;
    }

    private static CorpusAudit Audit(Workbook workbook, CancellationToken stop) => workbook.AuditCorpus(workbook.OpenCorpus(stop), stop);

    private static void Write(string folder, CorpusAudit audit)
    {
        ReportWriter.Write(CorpusAuditReport.Of(audit), folder, audit.Corpus, "audit");
        AtomicFile.WriteAllText(Path.Combine(folder, "findings.csv"), CorpusTables.Findings(audit).ToCsv());
        AtomicFile.WriteAllText(Path.Combine(folder, "recordings.csv"), CorpusTables.Recordings(audit).ToCsv());
    }

    private static void Print(SerConsole console, CorpusAudit audit, string? folder, bool json)
    {
        if (json)
        {
            console.Json(CorpusAuditJson.Of(audit));
            return;
        }

        console.Show(CorpusTables.Findings(audit));
        if (audit.Findings.Any(finding => finding.Files.Count > 0))
        {
            console.Show(CorpusTables.Examples(audit));
        }

        if (folder is not null)
        {
            console.Say($"Report:      {Path.Combine(folder, "audit.html")} and .md, findings.csv, recordings.csv");
        }
    }
}
