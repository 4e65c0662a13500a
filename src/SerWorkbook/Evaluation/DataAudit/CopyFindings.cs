using System.Globalization;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Text;

namespace SerWorkbook.Evaluation.DataAudit;

/// <summary>Recordings that hold the same audio.</summary>
internal static class CopyFindings
{
    private const string Topic = "copies";

    /// <summary>The finding.</summary>
    public static CorpusFinding Of(Corpus corpus, AudioSurvey survey)
    {
        var byPath = corpus.Utterances.ToDictionary(utterance => utterance.Path, StringComparer.Ordinal);
        var copies = survey.Copies.Select(copy => (First: byPath[copy.First], Second: byPath[copy.Second])).ToArray();
        if (copies.Length == 0)
        {
            return Verdicts.Good(Topic, "No recording is a copy of another.");
        }

        var labels = copies.Count(copy => copy.First.Emotion != copy.Second.Emotion);
        var speakers = copies.Count(copy => copy.First.Speaker != copy.Second.Speaker);
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{Wording.Count(copies.Length, "recording")} {(copies.Length == 1 ? "is a copy" : "are copies")} of others, {labels} under "
                + $"another emotion and {speakers} under another speaker."
        );
        var effect =
            labels + speakers == 0
                ? "The same audio counts more than once."
                : "The same audio is trained on and tested, or has two labels of which one is wrong: delete one of each pair.";
        return Verdicts.Warning(Topic, found, effect, survey.Copies.SelectMany(copy => new[] { copy.First, copy.Second }).Distinct());
    }
}
