using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser features</c>: extracts the features of a corpus into a CSV or Parquet file.</summary>
internal static class FeaturesCommand
{
    public static Command Create(SerConsole console)
    {
        var data = new DataArguments();
        var set = CommonOptions.Set();
        var file = new Option<string?>("--out")
        {
            Description =
                "File to write, .csv or .parquet. By default, only the cache is written. A stopped command resumes from the cache.",
            HelpName = "FILE.csv|FILE.parquet",
        };
        var pieces = new Option<bool>("--pieces") { Description = "Cut recordings into segments of 2 s, one row per segment." };
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "features",
            "Extract the features of a corpus.",
            "ser features --data ../ravdess --set eGeMAPSv02 --out features.csv",
            "ser features --data ../ravdess --out features.parquet --threads 2"
        )
        {
            data,
            set,
            file,
            pieces,
            threads,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var features = FeatureSet.Find(parse.GetValue(set)!);
                var target = CheckTarget(parse.GetValue(file));
                var (table, seconds) = await StatusLine
                    .ShowAsync(
                        console,
                        "extracting features",
                        show =>
                        {
                            var workbook = Workbooks.Open(data.Read(parse), null, 1, parse.GetValue(threads), show);
                            var corpus = workbook.OpenCorpus(stop);
                            var clock = Stopwatch.StartNew();
                            return (
                                workbook.ExtractFeatures(corpus, parse.GetValue(pieces) ? Cutting.Capstone : null, features, stop),
                                clock.Elapsed.TotalSeconds
                            );
                        }
                    )
                    .ConfigureAwait(false);
                if (target is not null)
                {
                    await WriteAsync(target, table, stop).ConfigureAwait(false);
                }

                Print(console, table, target, seconds, parse.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command;
    }

    private static string? CheckTarget(string? given)
    {
        if (given is null)
        {
            return null;
        }

        if (!given.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !IsParquet(given))
        {
            throw new SerException($"--out is '{given}'; its name must end in .csv or .parquet.");
        }

        var path = Path.GetFullPath(given);
        Places.RequireWritable(Path.GetDirectoryName(path)!);
        return path;
    }

    private static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    private static async Task WriteAsync(string target, FeatureTable table, CancellationToken stop)
    {
        if (IsParquet(target))
        {
            await FeatureTableParquet.WriteAsync(target, table, stop).ConfigureAwait(false);
        }
        else
        {
            FeatureTableCsv.Write(target, table);
        }
    }

    private static void Print(SerConsole console, FeatureTable table, string? target, double seconds, bool json)
    {
        if (json)
        {
            console.Json(FeaturesJson.Of(table, target, seconds));
            return;
        }

        if (table.Corpus.Notice is { } notice)
        {
            console.Say(notice);
        }

        console.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{table}; {table.Corpus.Utterances.Count / seconds:0} recordings per second, {table.Corpus.Seconds / seconds:0} times "
                    + $"real time."
            )
        );
        SkippedFile[] skipped = [.. table.Corpus.Skipped, .. table.Skipped];
        if (skipped.Length > 0)
        {
            console.Show(CorpusTables.Skipped(skipped, int.MaxValue));
        }

        if (target is not null)
        {
            console.Say($"Written to {target}");
        }
    }
}
