using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Corpora;
using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Export;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What a model says of recordings of unheard speakers, of altered recordings, and of sounds that are not speech.</summary>
/// <remarks>
/// For the unheard speakers, means and spreads come from the other speakers only; altered recordings and sounds are compared with
/// all training recordings.
/// </remarks>
public sealed class NoveltyStudy
{
    private const int AlteredRecordings = 16;
    private static readonly double[] PieceSeconds = [0.2, 0.5, 1];

    private readonly EmotionModel _model;
    private readonly string? _caution;
    private readonly IReadOnlyList<Group> _groups;

    private NoveltyStudy(EmotionModel model, string? caution, IReadOnlyList<Group> groups)
    {
        _model = model;
        _caution = caution;
        _groups = groups;
    }

    /// <summary>Measures.</summary>
    /// <param name="table">The features that the model was trained on.</param>
    /// <param name="model">The model, with a novelty limit.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SerException">The model has no novelty limit, or other features than the table.</exception>
    public static NoveltyStudy Of(FeatureTable table, EmotionModel model, int seed = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        if (model.Novelty is not { } novelty || model.NeedsSpeaker)
        {
            throw new SerException("The model has no novelty limit, so there is nothing to measure.");
        }

        if (model.FeatureSet.Id != table.Set.Id)
        {
            throw new SerException($"The table has {table.Set.Id}; the model takes {model.FeatureSet.Id}.");
        }

        var unheard = NoveltyFit
            .UnheardDistances(table, seed)
            .Select(row => new Sound(row.Distance, DoubtOf(model, table.Rows[row.Row].Features, row.Distance)))
            .ToArray();
        var extractor = new FeatureExtractor(model.FeatureSet);
        Sound Hear(AudioClip clip, string name)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var features = extractor.ExtractPart(clip, name);
            return new Sound(novelty.DistanceOf(features), model.Predict(features).Doubt);
        }

        var strange = StrangeSounds.Make().Select(sound => (sound.Kind, Sound: Hear(sound.Clip, sound.Name)));
        return new NoveltyStudy(
            model,
            table.Corpus.Caution,
            [
                new Group("training recordings", unheard),
                .. Altered(table, seed, Hear),
                .. strange
                    .GroupBy(sound => sound.Kind, sound => sound.Sound)
                    .Select(group => new Group(group.Key, [.. group], MustBeRefused: group.Key != StrangeSounds.Babble)),
            ]
        );
    }

    /// <summary>What gets an emotion, and how well the distance separates it from unheard speakers.</summary>
    public ResultTable ToTable() =>
        ResultTable.Of(
            "What gets an answer",
            _groups,
            columns =>
                columns
                    .Add("Sound", group => group.Name)
                    .Add("Number", group => group.Sounds.Count)
                    .Add("Emotion", group => group.Share(PredictionDoubt.None), "0 %")
                    .Add("Unsure: low confidence", group => group.Share(PredictionDoubt.LowConfidence), "0 %")
                    .Add("Unsure: unlike the training data", group => group.Share(PredictionDoubt.UnlikeTraining), "0 %")
                    .Add("No speech", group => group.Share(PredictionDoubt.NoSpeech), "0 %")
                    .Add("AUROC of the distance", group => group == _groups[0] ? double.NaN : Auroc(_groups[0], group), "0.000")
        ) with
        {
            Notice = _caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"AUROC: how often a sound is further from the training data than a recording of an unheard speaker. The "
                    + $"limit is {_model.Novelty!.Limit:0.0}. The distance of each training recording is measured as if its speaker had "
                    + $"not been heard; its confidence is not, and that of altered recordings neither: with unheard speakers, the model is "
                    + $"unsure more often."
            ),
        };

    /// <summary>The distances of each group, with the limit.</summary>
    public Figure ToFigure() =>
        new(
            "novelty-distances",
            "How far sounds are from the training data",
            "Box plots of the distance from the training data for recordings of unheard speakers, altered recordings, noise, tones and "
                + "constants, with the limit beyond which the model does not answer.",
            new Panel(
                Axis.Category("Sound"),
                Axis.Linear("Distance"),
                new Boxes(_groups.Select(group => group.Name), _groups.Select(group => group.Sounds.Select(sound => sound.Distance))),
                Rule.AtY(_model.Novelty!.Limit, "limit")
            )
        )
        {
            Notice = _caution,
            Interpretation = Reading(),
        };

    private string Reading()
    {
        var sounds = _groups.Where(group => group.MustBeRefused).SelectMany(group => group.Sounds).ToArray();
        var refused = _groups[0].Share(PredictionDoubt.NoSpeech) + _groups[0].Share(PredictionDoubt.UnlikeTraining);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sounds.Count(sound => sound.Doubt == PredictionDoubt.None)} of {sounds.Length} noises, tones, chords and "
                + $"constants get an emotion; {refused * 100:0.0} % of the recordings of unheard speakers are refused as no speech "
                + $"or as unlike the training data."
        );
    }

    private static IEnumerable<Group> Altered(FeatureTable table, int seed, Func<AudioClip, string, Sound> hear)
    {
        var utterances = table.Corpus.Utterances;
        var count = Math.Min(AlteredRecordings, utterances.Count);
        var converter = new RateConverter(table.Set.SampleRate);
        var clips = Enumerable
            .Range(0, count)
            .Select(i => utterances[(int)((long)i * utterances.Count / count)])
            .Select(utterance => (utterance.Path, Clip: converter.Convert(table.Corpus.Read(utterance))))
            .ToArray();
        Perturbation[] changes =
        [
            Perturbation.Clipped(12),
            Perturbation.SampledAt(8_000),
            Perturbation.Noisy(NoiseKind.Babble, 10),
            .. PieceSeconds.Select(Perturbation.FirstSeconds),
        ];
        return changes.Select(change => new Group(
            change.Name,
            [.. clips.Select((clip, i) => hear(change.Apply(clip.Clip, seed + i), clip.Path))]
        ));
    }

    // As the model says it, with the distance from the other speakers instead of that from all.
    private static PredictionDoubt DoubtOf(EmotionModel model, float[] features, double distance)
    {
        var doubt = model.Predict(features).Doubt;
        return doubt != PredictionDoubt.NoSpeech && distance > model.Novelty!.Limit ? PredictionDoubt.UnlikeTraining : doubt;
    }

    // The Mann-Whitney statistic: ties count half.
    private static double Auroc(Group near, Group far) =>
        far.Sounds.Average(sound =>
            near.Sounds.Average(other =>
                sound.Distance > other.Distance ? 1.0
                : sound.Distance < other.Distance ? 0
                : 0.5
            )
        );

    private sealed record Sound(double Distance, PredictionDoubt Doubt);

    private sealed record Group(string Name, IReadOnlyList<Sound> Sounds, bool MustBeRefused = false)
    {
        public double Share(PredictionDoubt doubt) => Sounds.Count(sound => sound.Doubt == doubt) / (double)Sounds.Count;
    }
}
