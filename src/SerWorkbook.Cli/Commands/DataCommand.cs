using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser data demo</c> makes the demo corpus, <c>ser data list</c> says what a corpus holds.</summary>
internal static class DataCommand
{
    public static Command Create(SerConsole console) =>
        new ExampleCommand(
            "data",
            "Make the demo corpus, inspect a corpus, or list the known corpora.",
            "ser data demo",
            "ser data list --data ../ravdess"
        )
        {
            CreateDemo(console),
            CreateList(console),
            DataAuditCommand.Create(console),
            DataCorporaCommand.Create(console),
            DataProposeCommand.Create(console),
            DataGetCommand.Create(console),
        };

    private static Command CreateDemo(SerConsole console)
    {
        var folder = CommonOptions.Out("Folder for the corpus. Default: data/demo of the project.");
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var like = new Option<string?>("--like")
        {
            Description =
                "Give the clips the names, rates and lengths of a real corpus, to measure at its size: a CSV with the columns path, "
                + "sample_rate_hz, and samples or duration_s. Needs --out.",
            HelpName = "FILE",
        };
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "demo",
            "Synthesise the demo corpus: 4 voices, 5 emotions, EmoV-DB's layout.",
            "ser data demo --out demo --seed 7",
            "ser data demo --like emov-db.csv --out twin"
        )
        {
            folder,
            like,
            seed,
            threads,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var list = parse.GetValue(like);
                if (list is not null && parse.GetValue(folder) is null)
                {
                    throw new SerException("--like needs --out: the folder for the corpus.");
                }

                var target = parse.GetValue(folder) ?? Path.Combine(Places.Find().Home, "demo");
                var options = new DemoCorpusOptions
                {
                    Seed = parse.GetValue(seed),
                    Threads = ThreadsOf(parse.GetValue(threads)),
                    Like = list,
                };
                var summary = await StatusLine
                    .ShowAsync(
                        console,
                        "synthesising",
                        show =>
                            DemoCorpus.Render(
                                target,
                                options,
                                new StatusProgress<DemoCorpusProgress>(show, p => $"synthesising the demo corpus: {p.Done} of {p.Total}"),
                                stop
                            )
                    )
                    .ConfigureAwait(false);
                if (parse.GetValue(json))
                {
                    console.Json(new DemoJson(target, summary.Clips, summary.Rendered, options.Seed, Synthetic: true, DemoCorpus.Notice));
                }
                else
                {
                    console.Say($"{target}: {summary.Clips} clips, {summary.Rendered} of them made now.\n{DemoCorpus.Notice}");
                }

                return ExitCode.Good;
            }
        );
        return command;
    }

    private static Command CreateList(SerConsole console)
    {
        var data = new DataArguments();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "list",
            "List what a corpus holds: recordings, speakers, emotions, and files that are left out with the reason.",
            "ser data list --data ../ravdess --json"
        )
        {
            data,
            threads,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var corpus = await OpenAsync(console, data.Read(parse), parse.GetValue(threads), stop).ConfigureAwait(false);
                if (parse.GetValue(json))
                {
                    console.Json(CorpusJson.Of(corpus));
                    return ExitCode.Good;
                }

                console.Show(CorpusTables.Overview(corpus));
                console.Show(CorpusTables.Reading(corpus));
                console.Show(CorpusTables.Speakers(corpus));
                if (corpus.Utterances.Any(utterance => utterance.Remark is not null))
                {
                    console.Show(CorpusTables.RecordingRemarks(corpus));
                }

                if (corpus.Skipped.Count > 0)
                {
                    console.Show(CorpusTables.Skipped(corpus.Skipped, int.MaxValue));
                }

                return ExitCode.Good;
            }
        );
        return command;
    }

    /// <summary>Opens the corpus that the user asked for, or the demo corpus.</summary>
    public static Task<Corpus> OpenAsync(SerConsole console, DataRequest data, int threads, CancellationToken stop) =>
        StatusLine.ShowAsync(console, "opening the corpus", show => Workbooks.Open(data, null, 1, threads, show).OpenCorpus(stop));

    private static int ThreadsOf(int given) => given == 0 ? Environment.ProcessorCount : given;
}
