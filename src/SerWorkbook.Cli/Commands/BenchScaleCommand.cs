using System.CommandLine;
using System.Globalization;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Measuring;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser bench scale</c>: how the time of each stage grows with the corpus.</summary>
internal static class BenchScaleCommand
{
    private const int Megabyte = 1 << 20;

    public static Command Create(SerConsole console)
    {
        var clips = new Option<string>("--clips")
        {
            Description =
                $"Sizes to measure, separated by commas: two or more rising numbers from {ScaleCorpus.FewestClips} to "
                + string.Create(CultureInfo.InvariantCulture, $"{ScaleCorpus.MostClips}."),
            DefaultValueFactory = _ => "300,1000,3000",
            HelpName = "LIST",
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "Mean length of a recording in seconds, 0.5 to 60.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };
        var set = CommonOptions.Set();
        var trials = CommonOptions.Whole("--trials", 8, 1, 10_000, "Number of trials of the search.");
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var folder = CommonOptions.Out("Folder for the table (CSV) and the figure (PNG). By default, nothing is written.");
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "scale",
            "Measure how the time of each stage grows with the corpus, on synthetic speech that is made and removed again.",
            "ser bench scale --clips 300,1000,3000 --out scale",
            "ser bench scale --clips 1000,10000 --set eGeMAPSv02 --json"
        )
        {
            clips,
            seconds,
            set,
            trials,
            seed,
            threads,
            folder,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var request = new ScaleRequest(
                    SizesOf(parse.GetValue(clips)!),
                    SecondsOf(parse.GetValue(seconds)),
                    FeatureSet.Find(parse.GetValue(set)!),
                    parse.GetValue(trials),
                    parse.GetValue(seed),
                    parse.GetValue(threads)
                );
                var output = Places.WritableFolder(parse.GetValue(folder));
                var work = ScratchFolder.Create("scale");
                try
                {
                    RequireRoom(work, request);
                    var timings = await StatusLine
                        .ShowAsync(console, "measuring", show => new ScaleRun(request, work.FullName, show).Measure(stop))
                        .ConfigureAwait(false);
                    Write(output, timings);
                    Print(console, timings, output, parse.GetValue(json));
                    return ExitCode.Good;
                }
                finally
                {
                    work.Delete(recursive: true);
                }
            }
        );
        return command;
    }

    private static void Write(string? folder, IReadOnlyList<StageTiming> timings)
    {
        if (folder is not null)
        {
            AtomicFile.WriteAllText(Path.Combine(folder, "scale.csv"), StageTables.Growth(timings).ToCsv());
            AtomicFile.WriteAllBytes(Path.Combine(folder, "scale.png"), PngFigure.ToPng(StageFigures.Growth(timings)));
        }
    }

    private static void Print(SerConsole console, IReadOnlyList<StageTiming> timings, string? folder, bool json)
    {
        if (json)
        {
            console.Json(new BenchScaleJson(timings.Select(StageTimingJson.Of)));
            return;
        }

        console.Show(StageTables.Growth(timings));
        if (folder is not null)
        {
            console.Say($"Written: {Path.Combine(folder, "scale.csv")}, {Path.Combine(folder, "scale.png")}");
        }
    }

    private static int[] SizesOf(string list)
    {
        int[] sizes =
        [
            .. list.Split(',', StringSplitOptions.TrimEntries)
                .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0),
        ];
        return
            sizes.Length > 1
            && sizes.All(size => size is >= ScaleCorpus.FewestClips and <= ScaleCorpus.MostClips)
            && sizes.SequenceEqual(sizes.Order().Distinct())
            ? sizes
            : throw new SerException(
                FormattableString.Invariant(
                    $"--clips is '{list}'; it must be two or more rising numbers from {ScaleCorpus.FewestClips} to "
                ) + FormattableString.Invariant($"{ScaleCorpus.MostClips} with commas between, such as 300,1000,3000.")
            );
    }

    private static double SecondsOf(double seconds) =>
        seconds is >= 0.5 and <= 60
            ? seconds
            : throw new SerException(FormattableString.Invariant($"--seconds is {seconds}; it must be 0.5 to 60."));

    // The largest corpus and what is cached of it lie there at once.
    private static void RequireRoom(DirectoryInfo work, ScaleRequest request)
    {
        var needed = request.Sizes[^1] * (2.0 * 16_000 * request.Seconds + 2.0 * sizeof(float) * request.Set.Columns.Count);
        var free = new DriveInfo(work.FullName).AvailableFreeSpace;
        if (needed > free)
        {
            throw new SerException(
                FormattableString.Invariant(
                    $"{work.Parent}: {needed / Megabyte:0} MB are needed there for {request.Sizes[^1]} recordings, "
                ) + FormattableString.Invariant($"{free / Megabyte:0} MB are free; give smaller --clips, or another folder with TMPDIR.")
            );
        }
    }
}
