using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;
using SerWorkbook.Tracking;

namespace SerWorkbook;

/// <summary>How well a tracker follows known changes of emotion, voice, level and noise, with speakers that the model has not heard.</summary>
/// <remarks>
/// One quarter of the speakers is left out of the training, calibration included. Their clips are strung together: pauses, the next emotion
/// at once, noise; voices alternate, and every fourth spell is 12 dB softer.
/// </remarks>
public sealed class TrackingStudy
{
    private const int Groups = 4;

    // Enough sound before an utterance to be at rest, seconds.
    private const double RestBetween = 1.2;

    private readonly IReadOnlyList<ClipString> _strings;
    private readonly Corpus _corpus;
    private readonly IReadOnlyList<string> _speakers;

    /// <summary>Takes strings of clips.</summary>
    internal TrackingStudy(EmotionModel model, Corpus corpus, IReadOnlyList<string> speakers, IReadOnlyList<ClipString> strings, int seed)
    {
        (Model, _corpus, _speakers, _strings, Seed) = (model, corpus, speakers, strings, seed);
        Seconds = strings.Sum(line => line.Clip.Seconds);
    }

    /// <summary>Window lengths that are compared, seconds.</summary>
    public static IReadOnlyList<double> UsualWindows { get; } = [0.5, 1, 1.5, 2, 3, 5];

    /// <summary>The model, which has not heard the speakers.</summary>
    public EmotionModel Model { get; }

    /// <summary>One score per setting, in the order that was asked for.</summary>
    public IReadOnlyList<TrackingScore> Scores { get; private init; } = [];

    /// <summary>The setting with the largest share of speech shown correctly.</summary>
    public TrackingScore? Best => Scores.MaxBy(score => double.IsNaN(score.SpeechCorrect) ? -1 : score.SpeechCorrect);

    /// <summary>The first string, tracked with that setting.</summary>
    public EmotionTimeline? Example { get; private init; }

    /// <summary>Length of all strings, seconds.</summary>
    public double Seconds { get; }

    /// <summary>The random seed.</summary>
    public int Seed { get; }

    /// <summary>Number of speakers in the strings.</summary>
    public int Speakers => _speakers.Count;

    /// <summary>Number of emotions.</summary>
    public int Labels => Model.Labels.Count;

    /// <summary>The notice of a synthetic corpus; <see langword="null"/> for others.</summary>
    public string? Caution => _corpus.Caution;

    /// <summary>The start of the first string.</summary>
    /// <param name="seconds">Its length; the whole string where that is shorter.</param>
    public AudioClip Excerpt(double seconds)
    {
        var clip = _strings[0].Clip;
        return clip.Slice(0, (int)Math.Clamp(seconds * clip.SampleRate, 0, clip.Length));
    }

    /// <summary>What the first string holds.</summary>
    internal IReadOnlyList<TrackedSpell> ExampleSpells => _strings[0].Spells;

    /// <summary>Trains a recipe on three quarters of the speakers and strings clips of the others together.</summary>
    /// <param name="table">The features.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="rounds">Number of strings, 1 or more.</param>
    /// <param name="clips">Clips of one emotion in a row, 1 or more.</param>
    /// <param name="seed">Draws order, clips and noise.</param>
    /// <param name="threads">How many models are trained at once, 1 or more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SerException">There are fewer than two speakers, or the recipe has no plain weights.</exception>
    public static TrackingStudy Of(
        FeatureTable table,
        Recipe recipe,
        int rounds = 1,
        int clips = 2,
        int seed = 1,
        int threads = 1,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(clips);
        var scaled = table.For(recipe.Scaling);
        var groups = Splits.SpeakerGroups(scaled, Groups);
        var split = groups with { Folds = [groups.Folds[0]] };
        var trainer = TrainerCatalogue.Find(recipe.Trainer);
        var trained = CrossValidation.TrainFolds(scaled, split, trainer, recipe, seed, threads, null, cancellationToken)[0];
        var heard = split.Folds[0].Train.Select(row => table.Rows[row].Utterance.Speaker).Distinct().Count();

        // With one speaker there is nobody to be unsure about.
        var calibration =
            heard > 1
                ? CalibratedCrossValidation.FitFolds(
                    scaled,
                    split,
                    trainer,
                    recipe,
                    seed,
                    threads,
                    CalibrationFit.UsualCoverage,
                    null,
                    cancellationToken
                )[0]
                : null;
        var speakers = split.Folds[0].Test.Select(row => table.Rows[row].Utterance.Speaker).Distinct().Order(StringComparer.Ordinal);
        return Of(
            HeldOutModel.Of(scaled, split.Folds[0], trained, calibration, recipe, seed),
            table.Corpus,
            [.. speakers],
            rounds,
            clips,
            seed
        );
    }

    /// <summary>Strings clips of speakers together that a model has not heard.</summary>
    /// <param name="model">The model.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="speakers">Speakers of it, one or more.</param>
    /// <param name="rounds">Number of strings, 1 or more.</param>
    /// <param name="clips">Clips of one emotion in a row, 1 or more.</param>
    /// <param name="seed">Draws order, clips and noise.</param>
    public static TrackingStudy Of(
        EmotionModel model,
        Corpus corpus,
        IReadOnlyList<string> speakers,
        int rounds = 1,
        int clips = 2,
        int seed = 1
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(speakers);
        var rate = model.FeatureSet.SampleRate;
        return new TrackingStudy(
            model,
            corpus,
            speakers,
            [.. Enumerable.Range(0, rounds).Select(round => ClipString.Of(corpus, speakers, model.Labels, clips, rate, seed + round))],
            seed
        );
    }

    /// <summary>Tracks the strings with several settings.</summary>
    /// <param name="settings">The settings; the usual ones with <see cref="UsualWindows"/> where they are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The study with <see cref="Scores"/> and <see cref="Example"/>.</returns>
    public TrackingStudy Track(IReadOnlyList<TrackerSettings>? settings = null, CancellationToken cancellationToken = default)
    {
        var scores = new List<TrackingScore>();
        var examples = new List<EmotionTimeline>();
        foreach (var setting in settings ?? [.. UsualWindows.Select(WithWindow)])
        {
            var tracked = new List<(ClipString, EmotionTimeline)>();
            foreach (var line in _strings)
            {
                cancellationToken.ThrowIfCancellationRequested();
                tracked.Add((line, EmotionTimeline.Of(Model, line.Clip, setting)));
            }

            examples.Add(tracked[0].Item2);
            scores.Add(TrackingScore.Of(setting, tracked));
        }

        var study = new TrackingStudy(Model, _corpus, _speakers, _strings, Seed) { Scores = scores };
        return new TrackingStudy(Model, _corpus, _speakers, _strings, Seed)
        {
            Scores = scores,
            Example = study.Best is { } best ? examples[scores.IndexOf(best)] : null,
        };
    }

    /// <summary>Measures what adapting to each speaker without labels is worth, by the utterances heard before.</summary>
    /// <param name="orders">Number of random orders of the utterances of each speaker, 1 or more.</param>
    /// <param name="settings">How to listen; the usual settings where they are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One score for 0 to 4 utterances heard before, 5 to 9, 10 to 19, and 20 or more, as far as there are so many.</returns>
    public IReadOnlyList<AdaptationScore> Adapt(
        int orders = 1,
        TrackerSettings? settings = null,
        CancellationToken cancellationToken = default
    ) => AdaptationRun.Scores(Model, _corpus, _speakers, settings ?? new TrackerSettings(), orders, Seed, RestBetween, cancellationToken);

    private static TrackerSettings WithWindow(double seconds) =>
        new() { WindowSeconds = seconds, LeastSpeechSeconds = Math.Min(seconds, new TrackerSettings().LeastSpeechSeconds) };
}
