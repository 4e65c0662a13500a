using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>More trials than fit into any budget.</summary>
    public const int MostTrials = 100_000;

    private const int MostSeeds = 1_000;

    private static readonly SearchOptions Usual = new();

    public static Option<string?> Data() =>
        new("--data")
        {
            Description =
                "A corpus: the folder of one that 'ser data corpora' lists, folders of speakers and emotions, an exchange format, or a "
                + "manifest (path,speaker,emotion[,sex,sentence]). Defaults to the demo corpus, which is made first.",
            HelpName = "DIR|FILE.csv",
        };

    public static Option<string?> Out(string description) => new("--out") { Description = description, HelpName = "DIR" };

    public static Option<bool> Pdf(string description) =>
        new("--pdf") { Description = $"{description} Needs Chromium, Chrome or Edge on the path." };

    public static Option<string?> Budget() =>
        new("--budget")
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"Time for the model search, such as 60s, 2m or 1h; at least one trial always finishes. Without it: "
                    + $"{Usual.MaximumTrials} trials, or as many as {Usual.Budget.TotalMinutes:0}m allow. Where it ends the search, the "
                    + $"result depends on the machine, and the leaderboard says so."
            ),
            HelpName = "TIME",
        };

    public static Option<int?> Trials() =>
        new("--trials")
        {
            Description = "Maximum number of trials of the model search. With --budget alone, as many as fit.",
            HelpName = "N",
            CustomParser = result => ParseWhole(result, "--trials", 1, MostTrials),
        };

    public static Option<int?> Seeds() =>
        new("--seeds")
        {
            Description = "Number of seeds for a nested evaluation, starting at --seed, to show the spread. Default: 1.",
            HelpName = "N",
            CustomParser = result => ParseWhole(result, "--seeds", 1, MostSeeds),
        };

    public static Option<int> Seed() => Whole("--seed", 1, 0, int.MaxValue, "The random seed.");

    public static Option<string> Set() =>
        new("--set")
        {
            Description = $"The feature set: {string.Join(", ", FeatureSet.All.Select(s => s.Name))}.",
            DefaultValueFactory = _ => FeatureSet.SerFull.Name,
            HelpName = "NAME",
        };

    public static Option<int> Threads() =>
        Whole("--threads", 0, 0, 1024, "Number of recordings or folds processed at once; 0 for one per core. Results do not depend on it.");

    public static Option<int> Jobs() =>
        Whole("--jobs", 1, 1, 256, "Number of trials run at once; they share the threads. Scores do not depend on it.");

    public static Option<bool> SharePlotly() =>
        new("--share-plotly")
        {
            Description = "Write one plotly.js beside the pages instead of one into each page. Keep the files together.",
        };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON with stable keys." };

    public static Option<string> Scaling() =>
        new("--scaling")
        {
            Description =
                "global (by the training rows, or none), speaker (speaker normalisation: each speaker's features by that speaker's own "
                + "mean and standard deviation, without labels) or any (the search chooses).",
            HelpName = "NAME",
            DefaultValueFactory = _ => "global",
        };

    public static Option<int> Whole(string name, int usual, int low, int high, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
            CustomParser = result => ParseWhole(result, name, low, high) ?? usual,
        };

    private static int? ParseWhole(ArgumentResult result, string name, int low, int high)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
        {
            return value;
        }

        result.AddError(FormattableString.Invariant($"{name} is '{text}'; it may be a whole number from {low} to {high}."));
        return null;
    }
}
