using System.CommandLine;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser bench track</c>: how well a tracker follows known changes, by the length of its window.</summary>
internal static class BenchTrackCommand
{
    private static readonly string DefaultRecipe = TrainerCatalogue.Default[0].Portfolio[0].ToString();

    public static Command Create(SerConsole console)
    {
        var data = new DataArguments();
        var recipe = new Option<string>("--recipe")
        {
            Description =
                "The recipe that is trained on three quarters of the speakers: a text such as 'lbfgs (l1=0, l2=10)', a file that holds one, "
                + "or the search.json of a search.",
            DefaultValueFactory = _ => DefaultRecipe,
            HelpName = "FILE|TEXT",
        };
        var set = CommonOptions.Set();
        var rounds = CommonOptions.Whole("--rounds", 2, 1, 100, "Number of strings of clips.");
        var clips = CommonOptions.Whole("--clips", 3, 1, 100, "Clips of one emotion in a row.");
        var orders = CommonOptions.Whole(
            "--orders",
            3,
            0,
            100,
            "Random orders of utterances to measure adaptation with; 0 to leave it out."
        );
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var command = new ExampleCommand(
            "track",
            "Measure how well a tracker follows known changes of emotion, voice, level and noise, with speakers that the model has not "
                + "heard, and what adapting to a speaker is worth.",
            "ser bench track --data ../ravdess",
            "ser bench track --data ../ravdess --recipe out/search.json --rounds 1 --orders 0"
        )
        {
            data,
            recipe,
            set,
            rounds,
            clips,
            orders,
            seed,
            threads,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var chosen = RecipeFile.Read(parse.GetValue(recipe)!);
                var features = FeatureSet.Find(parse.GetValue(set)!);
                var (study, adaptation) = await StatusLine
                    .ShowAsync(
                        console,
                        "tracking",
                        show =>
                        {
                            var workbook = Workbooks.Open(data.Read(parse), null, parse.GetValue(seed), parse.GetValue(threads), show);
                            var table = SearchRequest.Extract(workbook, features, chosen.Scaling, stop);
                            var made = TrackingStudy
                                .Of(
                                    table,
                                    chosen,
                                    parse.GetValue(rounds),
                                    parse.GetValue(clips),
                                    parse.GetValue(seed),
                                    workbook.Threads,
                                    stop
                                )
                                .Track(null, stop);
                            return (made, parse.GetValue(orders) is > 0 and var some ? made.Adapt(some, null, stop) : []);
                        }
                    )
                    .ConfigureAwait(false);
                console.Show(TrackingTables.Scores(study));
                if (adaptation.Count > 0)
                {
                    console.Show(TrackingTables.Adaptation(study, adaptation));
                }

                return ExitCode.Good;
            }
        );
        return command;
    }
}
