using SerWorkbook.Cli.Setup;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Requests;

/// <summary>What a recipe is evaluated on: one corpus, or one to train on and another to test on.</summary>
/// <param name="Corpus">The corpus, or the one to train on.</param>
/// <param name="Tested">The corpus to test on; <see langword="null"/> for the folds of one corpus.</param>
internal sealed record EvaluationData(DataRequest Corpus, DataRequest? Tested)
{
    /// <summary>Reads what the user gave.</summary>
    /// <param name="data">--data and how it is read.</param>
    /// <param name="trainOn">--train-on.</param>
    /// <param name="testOn">--test-on.</param>
    /// <param name="namesProtocol">Whether a protocol was named.</param>
    /// <exception cref="SerException">The options contradict each other.</exception>
    public static EvaluationData Of(DataRequest data, string? trainOn, string? testOn, bool namesProtocol) =>
        (trainOn, testOn) switch
        {
            (null, null) => new EvaluationData(data, null),
            ({ }, null) or (null, { }) => throw new SerException(
                "--train-on and --test-on belong together: one names the corpus to train on, the other the one to test on."
            ),
            _ when data.Path is not null => throw new SerException(
                "--data was given with --train-on and --test-on; the latter name both corpora."
            ),
            _ when namesProtocol => throw new SerException(
                "--protocol was given with --train-on and --test-on, which leave no folds to choose."
            ),
            _ => new EvaluationData(
                new DataRequest(trainOn, data.Options with { MayLackNames = true }),
                new DataRequest(testOn, data.Options with { MayLackNames = true })
            ),
        };

    /// <summary>Evaluates a recipe on it.</summary>
    /// <param name="workbook">The workbook of <see cref="Corpus"/>.</param>
    /// <param name="open">Opens a workbook on another corpus.</param>
    /// <param name="requireLabels">Refuses a corpus with other emotions than a model.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="protocols">The protocols for one corpus.</param>
    /// <param name="scaling">How features are scaled.</param>
    /// <param name="set">The features; <see langword="null"/> for the usual ones.</param>
    /// <param name="stop">Stops the work.</param>
    public LadderResult Evaluate(
        Workbook workbook,
        Func<DataRequest, Workbook> open,
        Action<Corpus> requireLabels,
        Recipe recipe,
        IReadOnlyList<Protocol> protocols,
        FeatureScaling scaling,
        FeatureSet? set,
        CancellationToken stop
    )
    {
        var corpus = workbook.OpenCorpus(stop);
        if (Tested is not null)
        {
            return workbook.EvaluateAcross(corpus, open(Tested).OpenCorpus(stop), recipe, scaling, set, stop);
        }

        corpus.RequireLearnable();
        requireLabels(corpus);
        return workbook.EvaluateLadder(corpus, recipe, protocols, scaling, set, stop);
    }
}
