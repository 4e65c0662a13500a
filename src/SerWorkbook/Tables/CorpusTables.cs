using System.Globalization;

namespace SerWorkbook;

/// <summary>Tables about a corpus.</summary>
public static class CorpusTables
{
    /// <summary>The properties of a corpus, one per row.</summary>
    /// <param name="corpus">The corpus.</param>
    public static ResultTable Overview(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        (string Name, object Value)[] rows =
        [
            ("recordings", corpus.Utterances.Count),
            ("speakers", corpus.Speakers.Count),
            ("emotions", string.Join(", ", corpus.Emotions)),
            ("sentences", corpus.Utterances.Select(utterance => utterance.Sentence).OfType<string>().Distinct().Count()),
            ("total length", FormattableString.Invariant($"{corpus.Seconds / 60:0.0} min")),
            (
                "recording length",
                FormattableString.Invariant($"{corpus.Utterances.Min(u => u.Seconds):0.0} to {corpus.Utterances.Max(u => u.Seconds):0.0} s")
            ),
            (
                "sampling rates",
                string.Join(
                    ", ",
                    corpus.Utterances.Select(u => u.SampleRate).Distinct().Order().Select(rate => FormattableString.Invariant($"{rate} Hz"))
                )
            ),
            ("skipped files", corpus.Skipped.Count),
            ("data hash", corpus.DataHash),
        ];
        return ResultTable.Of(
            corpus.Name,
            [.. rows, .. Unusual(corpus), .. corpus.NameVariants.Select(variants => (Name: "counted as one", Value: (object)variants))],
            columns => columns.Add("Property", row => row.Name).Add("Value", row => row.Value)
        ) with
        {
            Notice = corpus.Notice,
        };
    }

    private static IEnumerable<(string Name, object Value)> Unusual(Corpus corpus)
    {
        var codecs = corpus.Utterances.CountBy(utterance => utterance.Codec).OrderBy(codec => codec.Key, StringComparer.Ordinal).ToArray();
        if (codecs is not [{ Key: "PCM" }])
        {
            yield return ("codecs", string.Join(", ", codecs.Select(codec => $"{codec.Key} ({codec.Value})")));
        }

        if (corpus.Utterances.Count(utterance => utterance.Remark is not null) is > 0 and var remarks)
        {
            yield return ("recordings with a remark", remarks);
        }

        if (corpus.OtherFiles.Count > 0)
        {
            var kinds = corpus
                .OtherFiles.CountBy(path => Path.GetExtension(path).ToLowerInvariant())
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => $"{(kind.Key.Length > 0 ? kind.Key : "no extension")} ({kind.Value})");
            yield return ("files that are not audio", $"{corpus.OtherFiles.Count}: {string.Join(", ", kinds)}");
        }
    }

    /// <summary>What was noticed about recordings that are used.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="limit">Maximum number of rows; the footnote says how many more there are.</param>
    public static ResultTable Remarks(Corpus corpus, int limit = 20)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        Utterance[] remarked = [.. corpus.Utterances.Where(utterance => utterance.Remark is not null)];
        return ResultTable.Of(
            remarked.Length == 0 ? "Remarks on recordings: none" : "Remarks on recordings of " + corpus.Name,
            remarked.Take(limit),
            columns => columns.Add("File", utterance => utterance.Path).Add("Remark", utterance => utterance.Remark!)
        ) with
        {
            Footnote = remarked.Length > limit ? FormattableString.Invariant($"And {remarked.Length - limit} more.") : null,
        };
    }

    /// <summary>The speakers with sex, recordings, emotions, length and sampling rate.</summary>
    /// <param name="corpus">The corpus.</param>
    public static ResultTable Speakers(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var speakers = corpus.Utterances.GroupBy(utterance => utterance.Speaker).OrderBy(group => group.Key, StringComparer.Ordinal);
        return ResultTable.Of(
            "Speakers of " + corpus.Name,
            speakers,
            columns =>
                columns
                    .Add("Speaker", group => group.Key)
                    .Add("Sex", group => group.First().Sex.ToString().ToLowerInvariant())
                    .Add("Recordings", group => group.Count())
                    .Add("Emotions", group => group.Select(u => u.Emotion).Distinct().Count())
                    .Add("Missing emotions", group => string.Join(", ", corpus.Emotions.Except(group.Select(u => u.Emotion))))
                    .Add("Minutes", group => group.Sum(u => u.Seconds) / 60, "0.0")
                    .Add(
                        "Rate (Hz)",
                        group =>
                            string.Join(
                                ", ",
                                group
                                    .Select(u => u.SampleRate)
                                    .Distinct()
                                    .Order()
                                    .Select(rate => rate.ToString(CultureInfo.InvariantCulture))
                            )
                    )
        ) with
        {
            Notice = corpus.Caution,
        };
    }

    /// <summary>Files that were skipped, with the reasons.</summary>
    /// <param name="skipped">The files.</param>
    /// <param name="limit">Maximum number of rows; the footnote says how many more there are.</param>
    public static ResultTable Skipped(IReadOnlyList<SkippedFile> skipped, int limit = 20)
    {
        ArgumentNullException.ThrowIfNull(skipped);
        return ResultTable.Of(
            skipped.Count == 0 ? "Skipped files: none" : "Skipped files",
            skipped.Take(limit),
            columns => columns.Add("File", file => file.Path).Add("Reason", file => file.Reason)
        ) with
        {
            Footnote = skipped.Count > limit ? FormattableString.Invariant($"And {skipped.Count - limit} more.") : null,
        };
    }
}
