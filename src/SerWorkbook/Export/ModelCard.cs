using System.Globalization;
using SerWorkbook.Display;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Export;

/// <summary>The model card of a bundle, with the sections of Mitchell et al., "Model cards for model reporting", 2019.</summary>
internal static class ModelCard
{
    /// <summary>The part of a bundle that holds the card as Markdown.</summary>
    public const string MarkdownName = "model-card.md";

    /// <summary>The part of a bundle that holds the card as a page.</summary>
    public const string HtmlName = "model-card.html";

    private const double FewSpeakers = 10;

    /// <summary>Puts the card together.</summary>
    /// <param name="model">The model.</param>
    /// <param name="result">What its recipe said of recordings that it had not heard; <see langword="null"/> if nothing is known.</param>
    /// <param name="parity">How far other runtimes agree.</param>
    /// <param name="window">The window and hop for long recordings, seconds.</param>
    public static ReportDocument Of(
        EmotionModel model,
        EvaluationResult? result,
        IReadOnlyList<RuntimeParity> parity,
        (double Seconds, double Hop) window
    )
    {
        var blocks = new List<ReportBlock>();
        if (model.Origin.CorpusNotice is { } notice)
        {
            blocks.Add(ReportBlock.Of(new Notice(notice)));
        }

        blocks.AddRange(Details(model, window));
        blocks.AddRange(Use(model));
        blocks.AddRange(Metrics(model, result));
        blocks.AddRange(Data(model, result));
        blocks.AddRange(Analyses(result));
        blocks.AddRange(Ethics(model));
        blocks.AddRange(Caveats(model, result));
        if (parity.Count > 0)
        {
            blocks.Add(ReportBlock.Text("## The same answer everywhere"));
            blocks.Add(ReportBlock.Of(RuntimeParity.TableOf(parity)));
        }

        return new ReportDocument($"Model card: {Listing.Of(model.Labels)} from speech", blocks);
    }

    private static IEnumerable<ReportBlock> Details(EmotionModel model, (double Seconds, double Hop) window)
    {
        var origin = model.Origin;
        yield return ReportBlock.Text("## Model details");
        yield return ReportBlock.Of(
            Facts(
                "Model details",
                ("Emotions", Listing.Of(model.Labels)),
                ("Input", Invariant($"one recording of speech, mono or mixed down, resampled to {model.FeatureSet.SampleRate} Hz")),
                ("Features", Invariant($"{model.FeatureSet.Id}, {model.FeatureSet.Columns.Count} columns: {model.FeatureSet.Description}")),
                ("Recipe", origin.Trainer),
                ("Seed", Invariant($"{origin.Seed}")),
                (
                    "Probabilities",
                    model.Calibration is { } calibration
                        ? Invariant($"calibrated with the temperature {calibration.Temperature:0.000}")
                        : "not calibrated"
                ),
                (
                    "Speaker normalisation",
                    model.NeedsSpeaker
                        ? Invariant($"yes: enrol {SpeakerProfile.LeastClips} clips or more of a speaker first, without labels")
                        : "no"
                ),
                ("Long recordings", Invariant($"windows of {window.Seconds:0.##} s, one every {window.Hop:0.##} s"))
            )
        );
    }

    private static IEnumerable<ReportBlock> Use(EmotionModel model)
    {
        yield return ReportBlock.Text("## Intended use");
        yield return ReportBlock.Text(
            "Research, teaching, and applications in which a wrong answer costs little, such as the face of a game character that "
                + "follows the voice of a player who agreed to it. The input is one voice, close to the microphone."
        );
        yield return ReportBlock.Text("### Out of scope");
        yield return ReportBlock.Text(
            $"Decisions about people: hiring, health, credit, policing, schooling, or watching workers. The model recognises how "
                + $"{(model.Origin.CorpusNotice is null ? "the speakers of its training data" : "the speakers of a corpus")} sounded in "
                + "the recordings with these labels; it does not know what anybody feels. In the European Union, Regulation (EU) 2024/1689 "
                + "forbids inferring emotions at work and in education, except for medical or safety reasons."
        );
    }

    private static IEnumerable<ReportBlock> Metrics(EmotionModel model, EvaluationResult? result)
    {
        var origin = model.Origin;
        yield return ReportBlock.Text("## Metrics");
        yield return ReportBlock.Text(
            result is null
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Unweighted average recall (UAR, the mean of the recalls of the emotions): {origin.Uar * 100:0.0} %, by "
                        + $"{MarkdownText.Escape(origin.UarProtocol)}."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Unweighted average recall (UAR, the mean of the recalls of the emotions): {result.Matrix.Uar * 100:0.0} "
                        + $"%, by {MarkdownText.Escape(origin.UarProtocol)}. Chance is {100.0 / model.Labels.Count:0.0} %."
                )
        );
        if (result is not null)
        {
            yield return ReportBlock.Of(EvaluationTables.Protocols(result));
            yield return ReportBlock.Of(EvaluationTables.Probabilities(result));
        }

        yield return ReportBlock.Text("### When it does not answer");
        yield return ReportBlock.Of(Refusals(model));
    }

    private static ResultTable Refusals(EmotionModel model) =>
        Facts(
            "When it does not answer",
            (
                "No speech",
                Invariant($"less than {EmotionModel.LeastVoicedShare * 100:0.0} % of the frames are voiced: noise, tones, constants")
            ),
            (
                "Unsure: unlike the training data",
                model.Novelty is { } novelty
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"the distance of the features exceeds {novelty.Limit:0.0}; {novelty.Answered * 100:0.0} % are within "
                            + $"it ({novelty.FittedOn})"
                    )
                    : "never: the model has no novelty limit"
            ),
            (
                "Unsure: low confidence",
                model.Calibration is { UnsureBelow: > 0 } calibration
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"the most probable emotion has less than {calibration.UnsureBelow * 100:0.0} %; of the "
                            + $"{calibration.Coverage * 100:0} % above it {calibration.Accuracy * 100:0.0} % were right "
                            + $"({calibration.FittedOn})"
                    )
                    : "never: the model has no confidence limit"
            )
        );

    private static IEnumerable<ReportBlock> Data(EmotionModel model, EvaluationResult? result)
    {
        var origin = model.Origin;
        yield return ReportBlock.Text("## Training and evaluation data");
        yield return ReportBlock.Text(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{MarkdownText.Escape(origin.CorpusName)}: {Wording.Count(origin.Utterances, "recording")} of "
                    + $"{Wording.Count(origin.Speakers, "speaker")}, hash {MarkdownText.Escape(origin.DataHash)}. The model was "
                    + $"trained on all of them; "
                    + $"the scores come from models of the same recipe that had not heard what they were tested on."
            )
        );
        if (result is not null)
        {
            yield return ReportBlock.Of(Recordings(result));
        }
    }

    private static ResultTable Recordings(EvaluationResult result) =>
        ResultTable.Of(
            "Recordings by emotion",
            [.. result.Table.Corpus.Utterances.GroupBy(utterance => utterance.Emotion).OrderBy(group => group.Key, StringComparer.Ordinal)],
            columns =>
                columns
                    .Add("Emotion", group => group.Key)
                    .Add("Recordings", group => group.Count())
                    .Add("Speakers", group => group.Select(utterance => utterance.Speaker).Distinct().Count())
                    .Add("Women", group => group.Count(utterance => utterance.Sex == Sex.Female))
                    .Add("Men", group => group.Count(utterance => utterance.Sex == Sex.Male))
                    .Add(
                        "Median length (s)",
                        group => group.Select(utterance => utterance.Seconds).Order().ElementAt(group.Count() / 2),
                        "0.00"
                    )
        ) with
        {
            Notice = result.Table.Corpus.Caution,
        };

    private static IEnumerable<ReportBlock> Analyses(EvaluationResult? result)
    {
        yield return ReportBlock.Text("## Quantitative analyses");
        if (result is null)
        {
            yield return ReportBlock.Text(
                $"Not known: no {TrainingRecordFile.Name} was beside the model when it was exported, so nothing can be said per emotion, "
                    + "group or speaker."
            );
            yield break;
        }

        yield return ReportBlock.Of(
            EvaluationFigures.Confusion(
                "card-confusion",
                $"Confusions, {result.Split.Protocol}",
                result.Matrix,
                result.Table.Corpus.Caution
            )
        );
        yield return ReportBlock.Of(EvaluationTables.Classes(result));
        yield return ReportBlock.Of(EvaluationFigures.Speakers(result));
        yield return ReportBlock.Of(EvaluationTables.Speakers(result));
        yield return ReportBlock.Of(EvaluationTables.Sexes(result));
        yield return ReportBlock.Of(EvaluationTables.Lengths(result));
    }

    private static IEnumerable<ReportBlock> Ethics(EmotionModel model)
    {
        yield return ReportBlock.Text("## Ethical considerations");
        yield return ReportBlock.Text(
            "A voice is personal data. Ask before recording, keep audio no longer than needed, and say that a program listens. "
                + (
                    model.NeedsSpeaker
                        ? "A speaker profile holds averages of one person's voice and is personal data as well."
                        : "The model holds no recordings, only weights."
                )
        );
    }

    private static IEnumerable<ReportBlock> Caveats(EmotionModel model, EvaluationResult? result)
    {
        yield return ReportBlock.Text("## Caveats and recommendations");
        yield return ReportBlock.Of(new Findings(Warnings(model, result)));
    }

    private static string[] Warnings(EmotionModel model, EvaluationResult? result)
    {
        var warnings = new List<string>();
        if (result?.Table.Corpus.IsSynthetic == true)
        {
            warnings.Add("The voices are synthetic: the scores say nothing about people.");
        }

        if (model.Origin.Speakers < FewSpeakers)
        {
            warnings.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Trained on {Wording.Count(model.Origin.Speakers, "speaker")}: expect a lower score on other voices, "
                        + $"ages, accents and microphones."
                )
            );
        }

        if (result is { Speakers.Count: > 1 })
        {
            warnings.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Best and worst speaker are {(result.BestSpeaker.Uar - result.WorstSpeaker.Uar) * 100:0} points of UAR "
                        + $"apart ({result.BestSpeaker.Speaker} and {result.WorstSpeaker.Speaker})."
                )
            );
        }

        warnings.Add("Emotions of corpora are mostly acted, and labels are those of the corpus; spontaneous speech differs.");
        warnings.Add("The recipe was chosen by the score that is given here, so it is a little too high.");
        warnings.Add("Measure on recordings of your own speakers and microphones before relying on it.");
        return [.. warnings];
    }

    private static ResultTable Facts(string title, params (string Name, string Value)[] facts) =>
        ResultTable.Of(title, facts, columns => columns.Add("What", fact => fact.Name).Add("Value", fact => fact.Value));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
