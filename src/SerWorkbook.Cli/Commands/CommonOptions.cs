using System.CommandLine;
using System.CommandLine.Parsing;

namespace SerWorkbook.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>More trials than fit into any budget.</summary>
    public const int MostTrials = 100_000;

    public static Option<string?> Data() => new("--data")
    {
        Description = "A corpus: a folder of EmoV-DB or RAVDESS, a folder with manifest.csv, or a manifest CSV (path,speaker,emotion[,sex,sentence]). Without it the demo corpus is made and used.",
        HelpName = "DIR|FILE.csv",
    };

    public static Option<string?> Out(string description) => new("--out") { Description = description, HelpName = "DIR" };

    public static Option<string?> Budget() => new("--budget")
    {
        Description = "Time for the model search, such as 60s, 2m or 1h; at least one trial always finishes. Without it: 24 trials, or 60s if they take longer.",
        HelpName = "TIME",
    };

    public static Option<int?> Trials()
    {
        var option = new Option<int?>("--trials") { Description = "The most trials that the model search makes; with --budget as many as fit where it is left out.", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int?>() is < 1 or > MostTrials)
            {
                result.AddError(FormattableString.Invariant($"--trials is {result.GetValueOrDefault<int?>()}; it may be 1 to {MostTrials}."));
            }
        });
        return option;
    }

    public static Option<int> Seed() => Whole("--seed", 1, 0, int.MaxValue, "The seed of all that is random.");

    public static Option<int> Threads() => Whole("--threads", 0, 0, 1024, "How many recordings or folds are worked on at once; 0 for one a core. Results do not depend on it.");

    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON with stable keys." };

    private static Option<int> Whole(string name, int usual, int low, int high, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "N" };
        option.Validators.Add(result => Check(result, name, low, high));
        return option;
    }

    private static void Check(OptionResult result, string name, int low, int high)
    {
        if (result.Errors.Any())
        {
            return;
        }

        var value = result.GetValueOrDefault<int>();
        if (value < low || value > high)
        {
            result.AddError(FormattableString.Invariant($"{name} is {value}; it may be {low} to {high}."));
        }
    }
}
