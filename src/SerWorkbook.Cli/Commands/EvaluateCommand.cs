using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser evaluate</c>: trains a recipe anew under one or more protocols and scores it.</summary>
internal static class EvaluateCommand
{
    private static readonly Recipe DefaultRecipe = TrainerCatalogue.Default[0].Portfolio[0];

    public static Command Create(SerConsole console)
    {
        var data = new DataArguments();
        var trainOn = new Option<string?>("--train-on")
        {
            Description = "Train on this corpus and test on that of --test-on, on the emotions that both have (after --map).",
            HelpName = "DIR|FILE.csv",
        };
        var testOn = new Option<string?>("--test-on") { Description = "The corpus to test on; see --train-on.", HelpName = "DIR|FILE.csv" };
        var model = new Option<string?>("--model")
        {
            Description =
                "Evaluate the recipe and feature set of this model.json. The recipe is retrained on the folds of --data, with speaker "
                + "normalisation if the model uses it.",
            HelpName = "FILE",
        };
        var recipe = new Option<string?>("--recipe")
        {
            Description =
                "Evaluate this recipe: a text such as 'lbfgs (l1=0, l2=10)', a file that holds one, or the search.json of a search. "
                + $"Default: {DefaultRecipe}.",
            HelpName = "FILE|TEXT",
        };
        var against = new Option<string?>("--against")
        {
            Description =
                "Compare with this recipe on the same folds (those of loso if evaluated, otherwise of the last protocol): difference, "
                + "interval, p-value.",
            HelpName = "FILE|TEXT",
        };
        var protocol = new Option<string>("--protocol")
        {
            Description =
                "pieces (the capstone's random 2 s segments), clips (random recordings), sentences (unheard sentences), loso (leave one "
                + "speaker out), loso+sentences (neither speaker nor sentence heard), groups:K (K groups of speakers), folds:FILE (CSV "
                + "fold,path or fold,speaker, or a folder of EmoBox's folds), or ladder (the first five).",
            DefaultValueFactory = _ => "ladder",
            HelpName = "NAME",
        };
        var scaling = new Option<bool>("--per-speaker-scaling")
        {
            Description =
                "Speaker normalisation: scale each speaker's features by that speaker's own mean and standard deviation, without labels.",
        };
        var folder = CommonOptions.Out("Write report.html, report.md, evaluation.json and predictions to this folder.");
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "evaluate",
            "Score a recipe under a ladder of protocols, with intervals.",
            "ser evaluate --data ../ravdess --out evaluation",
            "ser evaluate --train-on ../ravdess --test-on ../cremad --map fear=fearful",
            "ser evaluate --data ../ravdess --recipe \"lbfgs (l1=0, l2=10)\" --protocol loso --per-speaker-scaling"
        )
        {
            data,
            trainOn,
            testOn,
            model,
            recipe,
            against,
            protocol,
            scaling,
            folder,
            seed,
            threads,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var protocols = Protocol.Parse(parse.GetValue(protocol)!);
                var corpora = EvaluationData.Of(
                    data.Read(parse),
                    parse.GetValue(trainOn),
                    parse.GetValue(testOn),
                    parse.GetResult(protocol) is { Implicit: false }
                );
                var request = ChooseRecipe(parse.GetValue(model), parse.GetValue(recipe));
                var rival = parse.GetValue(against) is { } text ? RecipeFile.Read(text) : null;
                var output = Places.WritableFolder(parse.GetValue(folder));

                var (ladder, comparison, explanation) = await StatusLine
                    .ShowAsync(
                        console,
                        "evaluating",
                        show =>
                            Evaluate(
                                corpora,
                                from => Workbooks.Open(from, null, parse.GetValue(seed), parse.GetValue(threads), show),
                                request,
                                rival,
                                protocols,
                                parse.GetValue(scaling) || request.NeedsSpeaker ? FeatureScaling.PerSpeaker : FeatureScaling.Global,
                                output is not null,
                                stop
                            )
                    )
                    .ConfigureAwait(false);
                foreach (var note in ladder.Rungs.Select(rung => rung.Protocol.NoteOn(rung.Result.Table.Corpus)).OfType<string>())
                {
                    console.Complain(note);
                }

                Print(console, ladder, comparison, parse.GetValue(json));
                if (output is not null)
                {
                    Write(console, EvaluationReport.Of(ladder, explanation, comparison), ladder, comparison, output, parse.GetValue(json));
                }

                return ladder.HasLeak ? ExitCode.Leak : ExitCode.Good;
            }
        );
        return command;
    }

    private static Request ChooseRecipe(string? model, string? recipe) =>
        (model, recipe) switch
        {
            ({ }, { }) => throw new SerException("--model and --recipe were both given; one of them says what to evaluate."),
            ({ } file, null) => Request.Of(file, ModelFile.Load(file)),
            (null, { } text) => new Request(RecipeFile.Read(text), null, null, null, false),
            _ => new Request(DefaultRecipe, null, null, null, false),
        };

    // Only a report has room for the explanation, which takes longer than the scores; models of segments are not explained.
    private static (LadderResult Ladder, PairedComparison? Comparison, ModelExplanation? Explanation) Evaluate(
        EvaluationData data,
        Func<DataRequest, Workbook> open,
        Request request,
        Recipe? rival,
        IReadOnlyList<Protocol> protocols,
        FeatureScaling scaling,
        bool explain,
        CancellationToken stop
    )
    {
        var workbook = open(data.Corpus);
        var ladder = data.Evaluate(workbook, open, request.RequireLabels, request.Recipe, protocols, scaling, request.Set, stop);
        var principal = ladder.Principal.Result;
        var comparison = rival is null
            ? null
            : PairedComparison.Of(principal, workbook.Evaluate(principal.Table, principal.Split, rival, stop));
        var canExplain = explain && principal.Table.Cutting is null && scaling == FeatureScaling.Global;
        return (ladder, comparison, canExplain ? workbook.Explain(principal, request.Recipe, stop) : null);
    }

    private static void Print(SerConsole console, LadderResult ladder, PairedComparison? comparison, bool json)
    {
        if (json)
        {
            console.Json(EvaluationJson.Of(ladder, comparison));
            return;
        }

        console.Show(EvaluationTables.Protocols(ladder.Results));
        if (EvaluationTables.NotPossible(ladder) is { } refused)
        {
            console.Show(refused);
        }

        var principal = ladder.Principal.Result;
        if (comparison is not null)
        {
            console.Show(EvaluationTables.Comparison(principal, comparison));
        }

        console.Show(EvaluationTables.Probabilities(ladder.Results));
        console.Show(EvaluationTables.Classes(principal));
        console.Show(EvaluationTables.Speakers(principal));
        console.Show(EvaluationTables.Sexes(principal));
        console.Show(AuditTables.Verdicts(ladder.Rungs));
        foreach (var rung in ladder.Rungs.Where(rung => rung.Audit.NeedsAlarm))
        {
            console.Show(AuditTables.Checks(rung.Audit));
            console.Complain(AuditConclusions.Verdict(rung.Audit));
        }
    }

    private static void Write(
        SerConsole console,
        ReportDocument report,
        LadderResult ladder,
        PairedComparison? comparison,
        string folder,
        bool json
    )
    {
        ReportWriter.Write(report, folder, ladder.Results[0].Table.Corpus);
        AtomicFile.WriteAllText(Path.Combine(folder, "evaluation.json"), SerConsole.ToJson(EvaluationJson.Of(ladder, comparison)) + "\n");
        foreach (var rung in ladder.Rungs)
        {
            AtomicFile.WriteAllText(Path.Combine(folder, $"predictions-{FileNameOf(rung.Protocol)}.csv"), PredictionCsv.Write(rung.Result));
        }

        if (!json)
        {
            console.Say($"Report: {Path.Combine(folder, ReportWriter.PageName)} and {ReportWriter.MarkdownName}");
        }
    }

    /// <summary>A protocol's name as part of a file's name.</summary>
    public static string FileNameOf(Protocol protocol) =>
        string.Concat(protocol.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '-'));

    private sealed record Request(Recipe Recipe, FeatureSet? Set, string? Model, IReadOnlyList<string>? Labels, bool NeedsSpeaker)
    {
        public static Request Of(string file, EmotionModel model) =>
            model.Classifier is EnsembleClassifier
                ? throw new SerException(
                    $"{file}: the model is an ensemble, which has no recipe of its own; 'ser search --nested' scores ensembles, and "
                        + "--recipe takes that of one member."
                )
                : new Request(TrainerCatalogue.Parse(model.Origin.Trainer), model.FeatureSet, file, model.Labels, model.NeedsSpeaker);

        public void RequireLabels(Corpus corpus)
        {
            if (Labels is not null && !corpus.HasEmotions(Labels))
            {
                throw new SerException(
                    $"{Model}: the model tells {string.Join(", ", Labels)} apart, but {corpus.Name} has "
                        + $"{string.Join(", ", corpus.Emotions)}; give its recipe with --recipe to train it on these."
                );
            }
        }
    }
}
