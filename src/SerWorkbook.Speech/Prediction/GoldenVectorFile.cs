using System.Text.Json;

namespace SerWorkbook.Speech.Prediction;

/// <summary>Makes, writes, reads and compares the golden vectors of a bundle.</summary>
internal static class GoldenVectorFile
{
    private const string Kind = "these are not golden vectors (a list of clip, answer, emotion, probabilities and features)";

    /// <summary>Predicts clips.</summary>
    /// <param name="model">The model.</param>
    /// <param name="clips">WAV files by name.</param>
    public static IReadOnlyList<GoldenVector> Of(EmotionModel model, IReadOnlyDictionary<string, byte[]> clips) =>
        Predict(model, [.. clips.OrderBy(clip => clip.Key, StringComparer.Ordinal)]);

    /// <summary>Predicts the clips of golden vectors again, and compares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="vectors">What is expected.</param>
    public static IReadOnlyList<GoldenCheck> Compare(EmotionModel model, IReadOnlyList<GoldenVector> vectors) =>
        [
            .. vectors
                .Zip(Predict(model, [.. vectors.Select(vector => KeyValuePair.Create(vector.Clip, vector.Wav))]))
                .Select(pair => new GoldenCheck(
                    pair.First,
                    pair.Second.Answer,
                    pair.Second.Emotion,
                    pair.First.Probabilities.Zip(pair.Second.Probabilities, (a, b) => Math.Abs(a - b)).Max(),
                    Enumerable
                        .Range(0, pair.First.Features.Count)
                        .Max(i => Math.Abs((double)pair.First.Features[i] - pair.Second.Features[i]) * model.Scaler.Scale[i])
                )),
        ];

    /// <summary>Tries a model on the features of golden vectors; their recordings are not heard.</summary>
    /// <param name="model">The model.</param>
    /// <param name="vectors">What is expected, read by <see cref="Parse"/>.</param>
    /// <returns>The fault, or <see langword="null"/> when the model answers as it did when it was exported.</returns>
    public static string? FindFault(EmotionModel model, IReadOnlyList<GoldenVector> vectors)
    {
        if (model.NeedsSpeaker && vectors.Count < SpeakerProfile.LeastClips)
        {
            return $"it has {vectors.Count} golden vectors; a model with speaker normalisation needs {SpeakerProfile.LeastClips} or more";
        }

        var answers = Answer(model, [.. vectors.Select(vector => vector.Features.ToArray())]);
        return vectors
            .Zip(answers)
            .Where(pair =>
                pair.Second.Answer != pair.First.Answer
                || pair.Second.Probabilities.Zip(pair.First.Probabilities)
                    .Any(p => !(Math.Abs(p.First.Value - p.Second) <= GoldenCheck.Tolerance))
            )
            .Select(pair => $"its model does not answer '{pair.First.Clip}' as it did when the bundle was made")
            .FirstOrDefault();
    }

    /// <summary>Renders golden vectors as JSON.</summary>
    public static byte[] ToJson(IReadOnlyList<GoldenVector> vectors) =>
        JsonSerializer.SerializeToUtf8Bytes([.. vectors], BundleMetadata.Default.GoldenVectorArray);

    /// <summary>Reads golden vectors.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="parts">The parts of the bundle, which hold the clips.</param>
    /// <param name="model">The model that the vectors must fit.</param>
    /// <param name="source">The name for error messages.</param>
    /// <exception cref="InvalidModelException">The text does not hold golden vectors, or they do not fit.</exception>
    public static IReadOnlyList<GoldenVector> Parse(
        string json,
        IReadOnlyDictionary<string, byte[]> parts,
        EmotionModel model,
        string source
    )
    {
        GoldenVector[]? vectors;
        try
        {
            vectors = JsonSerializer.Deserialize(json, BundleMetadata.Default.GoldenVectorArray);
        }
        catch (JsonException fault)
        {
            throw new InvalidModelException(source, Kind + JsonFault.Place(fault), fault);
        }

        if (vectors is not { Length: > 0 } || Array.Exists(vectors, vector => vector is null))
        {
            throw new InvalidModelException(source, Kind);
        }

        return Array.ConvertAll(
            vectors,
            vector =>
                FindFault(vector, parts, model) is { } fault
                    ? throw new InvalidModelException(source, fault)
                    : vector with
                    {
                        Wav = parts[vector.Clip],
                    }
        );
    }

    private static string? FindFault(GoldenVector vector, IReadOnlyDictionary<string, byte[]> parts, EmotionModel model) =>
        !parts.ContainsKey(vector.Clip) ? $"the bundle has no part '{vector.Clip}'"
        : vector.Probabilities.Count != model.Labels.Count ? $"'{vector.Clip}' must have {model.Labels.Count} probabilities"
        : vector.Features.Count != model.FeatureSet.Columns.Count ? $"'{vector.Clip}' must have {model.FeatureSet.Columns.Count} features"
        : !vector.Features.All(float.IsFinite) ? $"'{vector.Clip}' has a feature that is not a finite number"
        : null;

    // For a model with speaker normalisation, all clips together are the speaker.
    private static GoldenVector[] Predict(EmotionModel model, IReadOnlyList<KeyValuePair<string, byte[]>> clips)
    {
        var extractor = new FeatureExtractor(model.FeatureSet);
        var features = clips.Select(clip => extractor.Extract(WavFile.Open(new MemoryStream(clip.Value), clip.Key), clip.Key)).ToArray();
        return
        [
            .. clips
                .Zip(features, Answer(model, features))
                .Select(clip => new GoldenVector(
                    clip.First.Key,
                    clip.Third.Answer,
                    clip.Third.Emotion,
                    [.. clip.Third.Probabilities.Select(probability => probability.Value)],
                    clip.Second
                )
                {
                    Wav = clip.First.Value,
                }),
        ];
    }

    private static EmotionPrediction[] Answer(EmotionModel model, float[][] features)
    {
        SpeakerProfile? speaker = null;
        if (model.NeedsSpeaker)
        {
            speaker = new SpeakerProfile(model.FeatureSet);
            foreach (var vector in features)
            {
                speaker.Add(vector);
            }
        }

        return Array.ConvertAll(features, vector => model.Predict(vector, speaker));
    }
}
