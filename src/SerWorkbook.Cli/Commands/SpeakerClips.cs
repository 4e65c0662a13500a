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
    public void RequireFit(EmotionModel model, string name)
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
    }

    /// <summary>Predicts clips, each normalised by its speaker where the model looks at that.</summary>
    /// <returns>One prediction or fault a file, in order.</returns>
    /// <exception cref="SerException">The speaker's file cannot be used, or the scale cannot be saved.</exception>
    public List<ClipPrediction> Predict(EmotionModel model, string[] files)
    {
        var saved = Profile is null ? null : Load(Profile, model);
        var clips = Extract(model, files);
        if (!model.NeedsSpeaker)
        {
            return
            [
                .. clips.Select(clip => new ClipPrediction(
                    clip.File,
                    clip.Features is null ? null : model.Predict(clip.Features),
                    clip.Error
                )),
            ];
        }

        var speakers = clips.GroupBy(clip => SpeakerOf(clip.File)).ToDictionary(group => group.Key, group => saved ?? Enrol(model, group));
        if (SaveTo is not null && speakers.Values.Single() is { IsReady: true } speaker)
        {
            SpeakerProfileFile.Save(SaveTo, speaker);
        }

        return [.. clips.Select(clip => Predict(model, clip.File, clip.Features, clip.Error, speakers[SpeakerOf(clip.File)]))];
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

    private static List<(string File, float[]? Features, string? Error)> Extract(EmotionModel model, string[] files)
    {
        var extractor = new FeatureExtractor(model.FeatureSet);
        var clips = new List<(string, float[]?, string?)>();
        foreach (var file in files)
        {
            try
            {
                clips.Add((file, extractor.Extract(file), null));
            }
            catch (InvalidAudioException fault)
            {
                clips.Add((file, null, fault.Reason));
            }
        }

        return clips;
    }

    // A file that was given twice is one clip: it says nothing of how the voice varies.
    private static SpeakerProfile Enrol(EmotionModel model, IEnumerable<(string File, float[]? Features, string? Error)> clips)
    {
        var speaker = new SpeakerProfile(model.FeatureSet);
        foreach (var (_, features, _) in clips.Where(clip => clip.Features is not null).DistinctBy(clip => Path.GetFullPath(clip.File)))
        {
            speaker.Add(features);
        }

        return speaker;
    }

    private ClipPrediction Predict(EmotionModel model, string file, float[]? features, string? error, SpeakerProfile speaker) =>
        features is null ? new ClipPrediction(file, null, error)
        : speaker.IsReady ? new ClipPrediction(file, model.Predict(features, speaker), null, speaker.Clips)
        : new ClipPrediction(
            file,
            null,
            $"the model uses speaker normalisation and needs {SpeakerProfile.LeastClips} clips or more of one speaker, "
                + "without labels; this is the only usable "
                + $"one{(ByFolder ? " in its folder" : "; give more, or a saved speaker profile with --speaker FILE")}"
        );
}
