using System.Globalization;
using System.Text;
using System.Text.Json;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Conclusions;

/// <summary>What a model takes to run, in figures that do not depend on the machine.</summary>
internal static class CostSentences
{
    private const double BytesPerMegabyte = 1_000_000;

    /// <summary>Draws the conclusions.</summary>
    public static IEnumerable<string> Of(EmotionModel model)
    {
        var file = Encoding.UTF8.GetBytes(ModelFile.ToJson(model));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"The model holds {CountNumbers(file)} numbers in a file of {file.Length / BytesPerMegabyte:0.0##} MB; it needs no GPU and no "
                + $"connection, so the recording can stay on the machine of the speaker."
        );
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"An utterance is resampled to {model.FeatureSet.SampleRate} Hz and becomes "
                + $"{Wording.Count(model.FeatureSet.Columns.Count, "feature")} ({model.FeatureSet.Id}), from which the classifier gives "
                + $"each of {Wording.Count(model.Labels.Count, "emotion")} a probability."
        );
        yield return model.NeedsSpeaker
            ? $"Before the first answer, {SpeakerProfile.LeastClips} recordings or more of a speaker must be enrolled, without labels."
            : "A new speaker needs no enrolment.";
        yield return "How long an answer takes depends on the machine; 'ser bench features' measures each stage of it.";
    }

    private static int CountNumbers(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var numbers = 0;
        while (reader.Read())
        {
            numbers += reader.TokenType == JsonTokenType.Number ? 1 : 0;
        }

        return numbers;
    }
}
