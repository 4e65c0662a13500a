using SerWorkbook.Cli.Requests;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary>Whose voice the clips of a prediction are, for models of features scaled per speaker.</summary>
/// <param name="Profile">A file with the speaker's scale; <see langword="null"/> to learn it from the clips.</param>
/// <param name="SaveTo">Where the learnt scale is kept; <see langword="null"/> for nowhere.</param>
/// <param name="ByFolder">Whether each folder holds the clips of one speaker; all clips are of one where it is false.</param>
internal sealed record SpeakerClips(string? Profile, string? SaveTo, bool ByFolder)
{
    /// <summary>Refuses options that contradict each other or the model.</summary>
    /// <exception cref="SerException">They do.</exception>
    public void RequireFit(EmotionModel model, string name, WindowRequest? window)
    {
        var any = Profile is not null || SaveTo is not null || ByFolder;
        if (any && !model.NeedsSpeaker)
        {
            throw new SerException(
                $"{name}: the model does not use speaker normalisation; --speaker, --save-speaker and --by-folder are for models of 'ser "
                    + "search --scaling speaker'."
            );
        }

        if (new[] { Profile is not null, SaveTo is not null, ByFolder }.Count(given => given) > 1)
        {
            throw new SerException(
                "--speaker uses a saved profile, --save-speaker saves that of the given clips, --by-folder learns one per folder; "
                    + "give only one of them."
            );
        }

        if (window is not null && model.NeedsSpeaker && Profile is null)
        {
            throw new SerException(
                $"{name}: the model uses speaker normalisation; with --window it needs a saved speaker profile (--speaker FILE)."
            );
        }
    }

    /// <summary>Predicts recordings, each normalised by its speaker where the model looks at that.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sources">The recordings.</param>
    /// <param name="window">How recordings are cut; <see langword="null"/> to predict whole ones.</param>
    /// <param name="threads">Number of recordings processed at once.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The predictions or the fault of each recording, in order, as soon as they are known.</returns>
    /// <exception cref="SerException">The speaker's file cannot be used, or the scale cannot be saved.</exception>
    public IEnumerable<IReadOnlyList<ClipPrediction>> Predict(
        EmotionModel model,
        IReadOnlyList<PredictionSource> sources,
        WindowRequest? window,
        int threads,
        CancellationToken stop
    )
    {
        var saved = Profile is null ? null : Load(Profile, model);
        return window is not null ? Each(sources, threads, (source, _) => Windows(model, source, window, saved), stop)
            : model.NeedsSpeaker ? OfSpeakers(model, sources, saved, threads, stop)
            : Each<IReadOnlyList<ClipPrediction>>(
                sources,
                threads,
                (source, extractor) => [PredictOne(model, Extract(source, extractor(model)))],
                stop
            );
    }

    private List<ClipPrediction>[] OfSpeakers(
        EmotionModel model,
        IReadOnlyList<PredictionSource> sources,
        SpeakerProfile? saved,
        int threads,
        CancellationToken stop
    )
    {
        var clips = Each(sources, threads, (source, extractor) => Extract(source, extractor(model)), stop).ToArray();
        var speakers = clips.GroupBy(clip => SpeakerOf(clip.File)).ToDictionary(group => group.Key, group => saved ?? Enrol(model, group));
        if (SaveTo is not null && speakers.Values.Single() is { IsReady: true } speaker)
        {
            SpeakerProfileFile.Save(SaveTo, speaker);
        }

        return Array.ConvertAll(clips, clip => (List<ClipPrediction>)[PredictOne(model, clip, speakers[SpeakerOf(clip.File)])]);
    }

    private string SpeakerOf(string file) => ByFolder ? Path.GetDirectoryName(Path.GetFullPath(file)) ?? "" : "";

    private static SpeakerProfile Load(string file, EmotionModel model)
    {
        var speaker = SpeakerProfileFile.Load(file);
        return speaker.Set.Id == model.FeatureSet.Id
            ? speaker
            : throw new SerException(
                $"{file}: the speaker was enrolled with {speaker.Set.Id}; the model takes {model.FeatureSet.Id}; enrol anew with "
                    + "--save-speaker."
            );
    }

    // An extractor holds working memory, so each thread has its own.
    private static IEnumerable<T> Each<T>(
        IReadOnlyList<PredictionSource> sources,
        int threads,
        Func<PredictionSource, Func<EmotionModel, FeatureExtractor>, T> work,
        CancellationToken stop
    )
    {
        var extractors = new ThreadLocal<FeatureExtractor?>();
        return sources
            .AsParallel()
            .AsOrdered()
            .WithDegreeOfParallelism(Math.Min(threads, 512))
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(stop)
            .Select(source => work(source, model => extractors.Value ??= new FeatureExtractor(model.FeatureSet)));
    }

    private static Clip Extract(PredictionSource source, FeatureExtractor extractor)
    {
        try
        {
            using var file = source.Open();
            return new Clip(source.Name, extractor.Extract(file, source.NameInMessages), null) { Remark = file.Remark };
        }
        catch (InvalidAudioException fault)
        {
            return new Clip(source.Name, null, fault.Reason);
        }
    }

    private static IReadOnlyList<ClipPrediction> Windows(
        EmotionModel model,
        PredictionSource source,
        WindowRequest window,
        SpeakerProfile? speaker
    )
    {
        var done = new List<ClipPrediction>();
        try
        {
            using var file = source.Open();
            var windows = model.PredictWindows(file, source.NameInMessages, window.Seconds, window.Hop, speaker);
            foreach (var (start, seconds, prediction) in windows)
            {
                done.Add(new ClipPrediction(source.Name, prediction, null, speaker?.Clips, start, seconds) { Remark = file.Remark });
            }
        }
        catch (InvalidAudioException fault)
        {
            done.Add(new ClipPrediction(source.Name, null, fault.Reason));
        }

        return done;
    }

    // A file that was given twice is one clip: it says nothing of how the voice varies.
    private static SpeakerProfile Enrol(EmotionModel model, IEnumerable<Clip> clips)
    {
        var speaker = new SpeakerProfile(model.FeatureSet);
        foreach (var (_, features, _) in clips.Where(clip => clip.Features is not null).DistinctBy(clip => Path.GetFullPath(clip.File)))
        {
            speaker.Add(features);
        }

        return speaker;
    }

    private static ClipPrediction PredictOne(EmotionModel model, Clip clip) =>
        new(clip.File, clip.Features is null ? null : model.Predict(clip.Features), clip.Error) { Remark = clip.Remark };

    private ClipPrediction PredictOne(EmotionModel model, Clip clip, SpeakerProfile speaker) =>
        clip.Features is null ? new ClipPrediction(clip.File, null, clip.Error)
        : speaker.IsReady
            ? new ClipPrediction(clip.File, model.Predict(clip.Features, speaker), null, speaker.Clips) { Remark = clip.Remark }
        : new ClipPrediction(
            clip.File,
            null,
            $"the model uses speaker normalisation and needs {SpeakerProfile.LeastClips} clips or more of one speaker, "
                + "without labels; this is the only usable "
                + $"one{(ByFolder ? " in its folder" : "; give more, or a saved speaker profile with --speaker FILE")}"
        );

    private sealed record Clip(string File, float[]? Features, string? Error)
    {
        public string? Remark { get; init; }
    }
}
