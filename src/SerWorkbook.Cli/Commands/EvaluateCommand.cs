using System.CommandLine;
using SerWorkbook.Evaluation;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Prediction;
using SerWorkbook.Tables;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser evaluate</c>: trains a recipe anew under a protocol and scores it.</summary>
internal static class EvaluateCommand
{
    private const double TestShare = 0.25;

    private static readonly string[] Protocols = ["pieces", "loso", "both"];

    public static Command Create(SerConsole console)
    {
        var data = CommonOptions.Data();
        var model = new Option<string?>("--model") { Description = "Evaluate the recipe of this model.json; it is trained anew on the folds of --data.", HelpName = "FILE" };
        var recipe = new Option<string?>("--recipe") { Description = "Evaluate this recipe, such as 'lbfgs (l1=0, l2=10)', the default.", HelpName = "TEXT" };
        var protocol = new Option<string>("--protocol") { Description = "pieces: the capstone's random split of 2 s pieces; loso: leave one speaker out; both.", DefaultValueFactory = _ => "both", HelpName = "NAME" };
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new ExampleCommand("evaluate", "Score a recipe under the capstone's random split and on speakers that it has not heard.", "ser evaluate --data ../ravdess --recipe \"lbfgs (l1=0, l2=10)\" --protocol loso") { data, model, recipe, protocol, seed, threads, json };
        command.SetAction(async (parse, stop) =>
        {
            var name = parse.GetValue(protocol)!;
            if (!Protocols.Contains(name))
            {
                throw new SerException($"--protocol is '{name}'; it may be {string.Join(", ", Protocols)}.");
            }

            var chosen = ChooseRecipe(parse.GetValue(model), parse.GetValue(recipe));
            var results = await StatusLine.ShowAsync(console, "evaluating", show =>
                Evaluate(Workbooks.Open(parse.GetValue(data), null, parse.GetValue(seed), parse.GetValue(threads), show), chosen, name, stop)).ConfigureAwait(false);
            Print(console, results, parse.GetValue(json));
            return ExitCode.Good;
        });
        return command;
    }

    private static Recipe ChooseRecipe(string? model, string? recipe) => (model, recipe) switch
    {
        ({ }, { }) => throw new SerException("--model and --recipe were both given; one of them says what to evaluate."),
        ({ } file, null) => Recipe.Parse(ModelFile.Load(file).Origin.Trainer),
        (null, { } text) => Recipe.Parse(text),
        _ => TrainerCatalogue.Default[0].Portfolio[0],
    };

    private static List<EvaluationResult> Evaluate(Workbook workbook, Recipe recipe, string protocol, CancellationToken stop)
    {
        var corpus = workbook.OpenCorpus(stop);
        corpus.RequireLearnable();
        var results = new List<EvaluationResult>();
        if (protocol != "loso")
        {
            var pieces = workbook.ExtractFeatures(corpus, Cutting.Capstone, null, stop);
            results.Add(workbook.Evaluate(pieces, Splits.RandomHoldout(pieces, TestShare, workbook.Seed), recipe, stop));
        }

        if (protocol != "pieces")
        {
            var clips = workbook.ExtractFeatures(corpus, null, null, stop);
            results.Add(workbook.Evaluate(clips, Splits.LeaveOneSpeakerOut(clips), recipe, stop));
        }

        return results;
    }

    private static void Print(SerConsole console, List<EvaluationResult> results, bool json)
    {
        if (json)
        {
            console.Json(new { results = results.Select(JsonReports.Of) });
            return;
        }

        console.Show(EvaluationTables.Protocols(results));
        foreach (var result in results)
        {
            console.Show(EvaluationTables.Classes(result));
        }

        console.Show(EvaluationTables.Speakers(results[^1]));
    }
}
