using SerWorkbook.Fuzzing.Engine;
using SerWorkbook.Speech;

namespace SerWorkbook.Fuzzing.Targets;

/// <summary>Models, bundles and profiles of speakers.</summary>
internal static class ModelTargets
{
    private static readonly IReadOnlyList<byte[]> Words = FuzzTarget.TokensOf(
        "\"format\":",
        "\"version\":",
        "\"kind\":\"",
        "\"labels\":[",
        "\"scaler\":",
        "\"weights\":",
        "\"bias\":",
        "\"sha256\":\"",
        "\"calibration\":",
        "\"novelty\":",
        "softmax-linear",
        "one-versus-all-linear",
        "one-versus-all-trees",
        "softmax-kernel",
        "scaled",
        "ensemble",
        "null",
        "[",
        "]",
        "{",
        "}",
        "\\ud800",
        "1e999",
        "\"NaN\""
    );

    /// <summary>A model file or a bundle.</summary>
    public static FuzzTarget Model { get; } = new("model", ModelSeeds.Models, ReadModel) { Tokens = Words, UsualBytes = 8_192 };

    /// <summary>A profile of a speaker.</summary>
    public static FuzzTarget Profile { get; } = new("profile", ModelSeeds.Profiles, ReadProfile) { Tokens = Words, UsualBytes = 8_192 };

    private static void ReadModel(byte[] input)
    {
        EmotionModel model;
        try
        {
            model = EmotionModel.Load(new MemoryStream(input, writable: false), "x.json");
        }
        catch (InvalidModelException)
        {
            return;
        }

        // What can be read can be written, read again, and answers alike.
        var again = ModelFile.Parse(ModelFile.ToJson(model), "again.json");
        foreach (var features in ModelSeeds.Features(model.FeatureSet))
        {
            var (first, second) = (Answer(model, features), Answer(again, features));
            var probabilities = first.Probabilities.Select(probability => probability.Value).ToArray();
            if (!probabilities.All(double.IsFinite) || Math.Abs(probabilities.Sum() - 1) > 1e-6 || !double.IsFinite(first.Confidence))
            {
                throw new WrongResultException($"A model answered {string.Join(' ', probabilities)}.");
            }

            if (first.Answer != second.Answer || first.Confidence != second.Confidence)
            {
                throw new WrongResultException("A model answers otherwise after it was written and read.");
            }
        }
    }

    private static EmotionPrediction Answer(EmotionModel model, float[] features)
    {
        if (!model.NeedsSpeaker)
        {
            return model.Predict(features);
        }

        var speaker = new SpeakerProfile(model.FeatureSet);
        foreach (var clip in ModelSeeds.Features(model.FeatureSet))
        {
            speaker.Add(clip);
        }

        return model.Predict(features, speaker);
    }

    private static void ReadProfile(byte[] input)
    {
        SpeakerProfile profile;
        try
        {
            profile = SpeakerProfileFile.Load(ScratchFile.Write("speaker.json", input));
        }
        catch (InvalidModelException)
        {
            return;
        }

        _ = SpeakerProfileFile.Parse(SpeakerProfileFile.ToJson(profile), "again.json");
        var scaled = new float[profile.Set.Columns.Count];
        foreach (var features in ModelSeeds.Features(profile.Set))
        {
            if (profile.IsReady)
            {
                profile.Scale(features, scaled);
                if (!scaled.All(float.IsFinite))
                {
                    throw new WrongResultException("A profile scaled a feature to something that is not finite.");
                }
            }

            profile.Add(features);
        }

        _ = SpeakerProfileFile.Parse(SpeakerProfileFile.ToJson(profile), "learnt.json");
    }
}
