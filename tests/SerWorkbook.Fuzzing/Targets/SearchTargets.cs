using System.Text;
using SerWorkbook.Fuzzing.Engine;
using SerWorkbook.Speech;

namespace SerWorkbook.Fuzzing.Targets;

/// <summary>What a search writes, and what users write for it.</summary>
internal static class SearchTargets
{
    /// <summary>A recipe: as text, or as the winner of a search.</summary>
    public static FuzzTarget Recipe { get; } =
        new("recipe", RecipeSeeds, ReadRecipe)
        {
            Tokens = FuzzTarget.TokensOf(
                "lbfgs",
                "svm",
                "ridge",
                "lda",
                "kernelSvm",
                "lightGbm",
                "sdca",
                "linearSvm",
                " (",
                ")",
                "=",
                ", ",
                "columns=",
                "scaling=speaker",
                "\"winner\":",
                "\"settings\":",
                "\"trainer\":",
                "\"scaling\":",
                "null"
            ),
            MostBytes = 4_096,
        };

    /// <summary>The file <c>search.json</c>.</summary>
    public static FuzzTarget SearchFile { get; } =
        new("search-file", () => [SearchSeeds.Result], ReadSearch)
        {
            Tokens = FuzzTarget.TokensOf(
                "\"winner\":",
                "\"settings\":",
                "\"trainer\":\"",
                "\"trials\":",
                "\"scaling\":",
                "perSpeaker",
                "\"NaN\"",
                "\"Infinity\"",
                "null",
                "[",
                "]",
                "{",
                "}"
            ),
        };

    /// <summary>The ledger of a search, an SQLite file.</summary>
    public static FuzzTarget Ledger { get; } =
        new("ledger", () => [SearchSeeds.Ledger], ReadLedger)
        {
            Tokens = FuzzTarget.TokensOf(
                "Finished",
                "running",
                "open",
                "ridge (",
                "identity",
                "trials",
                "folds",
                "seed",
                "\x53\x65\x72\x4c"
            ),
            UsualBytes = 1 << 15,
            MostBytes = 1 << 17,
        };

    private static IReadOnlyList<byte[]> RecipeSeeds() =>
        [
            .. TrainerCatalogue
                .Default.Select(trainer => $"{trainer.Name} ({string.Join(", ", trainer.Space.Select(LowestOf))})")
                .Append(
                    "{\"winner\":{\"trainer\":\"lbfgs\",\"settings\":{\"l1\":0,\"l2\":10},"
                        + "\"columns\":\"voice\",\"scaling\":\"perSpeaker\"}}"
                )
                .Select(Encoding.UTF8.GetBytes),
        ];

    private static string LowestOf(TrainerSetting setting) => FormattableString.Invariant($"{setting.Name}={setting.Low}");

    private static void ReadRecipe(byte[] input)
    {
        try
        {
            Require(RecipeFile.Read(ScratchFile.Write("recipe.txt", input)));
        }
        catch (SerException)
        {
            // What a reader may say.
        }
    }

    private static void ReadSearch(byte[] input)
    {
        try
        {
            Require(Learning.Search.SearchFile.LoadWinner(ScratchFile.Write("search.json", input), SearchSeeds.Table.Corpus));
        }
        catch (SerException)
        {
            // What a reader may say.
        }
    }

    // Whatever was read, its trainer can take.
    private static void Require(Recipe recipe)
    {
        var space = TrainerCatalogue.Find(recipe.Trainer).Space;
        if (
            !space.Select(setting => setting.Name).Order(StringComparer.Ordinal).SequenceEqual(recipe.Settings.Keys)
            || space.Any(setting => setting.FindFault(recipe[setting.Name]) is not null)
            || !Enum.IsDefined(recipe.Scaling)
        )
        {
            throw new WrongResultException($"The recipe {recipe} was read, which its trainer cannot take.");
        }
    }

    private static void ReadLedger(byte[] input)
    {
        try
        {
            var ledger = LedgerSummary.Read(ScratchFile.Write("x.ledger", input));
            foreach (var trial in ledger.Trials)
            {
                double[] scores =
                [
                    trial.Uar,
                    trial.Accuracy,
                    trial.MacroF1,
                    trial.UarInterval.Low,
                    trial.UarInterval.High,
                    .. trial.FoldUars,
                ];
                if (scores.Any(score => score is not (>= 0 and <= 1 or double.NaN)) || (trial.IsFinished && double.IsNaN(trial.Uar)))
                {
                    throw new WrongResultException($"Trial {trial.Number} was read with the scores {string.Join(' ', scores)}.");
                }
            }
        }
        catch (SerException)
        {
            // What a reader may say.
        }
    }
}
