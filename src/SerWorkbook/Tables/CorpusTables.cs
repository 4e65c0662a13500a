using System.Globalization;
using SerWorkbook.Text;

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
            ("speakers", corpus.HasSpeakers ? corpus.Speakers.Count : "not known"),
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
    public static ResultTable RecordingRemarks(Corpus corpus, int limit = 20)
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

    /// <summary>What a folder was recognised as, what its counts lack, and what its users should know; a row each.</summary>
    /// <param name="corpus">The corpus.</param>
    public static ResultTable Reading(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        (string Name, string Value)[] rows =
        [
            .. corpus.Recognition is { } recognition ? [("read as", recognition)] : Array.Empty<(string, string)>(),
            .. corpus.HasSpeakers
                ? []
                : new[] { ("speakers", "not known: no protocol can keep them apart; --speaker-from REGEX names them") },
            .. corpus.PublishedDifferences.Select(difference => ("not as published", difference)),
            .. corpus.Doubts.Select(doubt => ("check", doubt)),
            .. corpus.Remarks.Select(remark => ("to know", remark)),
        ];
        return ResultTable.Of(
            "How " + corpus.Name + " is read",
            rows,
            columns => columns.Add("Property", row => row.Name).Add("Value", row => row.Value)
        );
    }

    /// <summary>The corpora that are known by their names.</summary>
    /// <param name="corpora">The corpora.</param>
    public static ResultTable Known(IReadOnlyList<KnownCorpus> corpora)
    {
        ArgumentNullException.ThrowIfNull(corpora);
        return ResultTable.Of(
            "Known corpora",
            corpora,
            columns =>
                columns
                    .Add("Name", corpus => corpus.Name)
                    .Add("Language", corpus => corpus.Language)
                    .Add("Recordings", corpus => (object?)corpus.Recordings ?? "")
                    .Add("Speakers", corpus => (object?)corpus.Speakers ?? "")
                    .Add("Emotions", corpus => string.Join(", ", corpus.Emotions))
                    .Add("Licence", corpus => corpus.Licence)
                    .Add("Published at", corpus => corpus.Url)
        );
    }

    /// <summary>All that is known of a corpus, a row each.</summary>
    /// <param name="corpus">The corpus.</param>
    public static ResultTable Known(KnownCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        (string Name, object? Value)[] rows =
        [
            ("title", corpus.Title),
            ("language", corpus.Language),
            ("citation", corpus.Citation),
            ("licence", corpus.Licence),
            ("restrictions", corpus.Forbids),
            ("published at", corpus.Url),
            ("files", corpus.Naming),
            ("emotions", string.Join(", ", corpus.Emotions)),
            ("recordings", corpus.Recordings),
            ("speakers", corpus.Speakers),
            ("sentences", corpus.Sentences),
            .. corpus.Parts.Select(part => ("read in addition with", (object?)$"--corpus '{corpus.Name}+{part}'")),
            .. corpus.Quirks.Select(quirk => ("to know", (object?)quirk)),
        ];
        return ResultTable.Of(
            corpus.Name,
            rows.Where(row => row.Value is not null),
            columns => columns.Add("Property", row => row.Name).Add("Value", row => row.Value!)
        );
    }

    /// <summary>What a proposal takes each part of the names for, and what to check.</summary>
    /// <param name="proposal">The proposal.</param>
    public static ResultTable Proposal(CorpusProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        const int Shown = 12;
        static string Values(IReadOnlyDictionary<string, int> values) =>
            string.Join(", ", values.Take(Shown).Select(value => FormattableString.Invariant($"{value.Key} {value.Value}")))
            + (values.Count > Shown ? FormattableString.Invariant($", and {values.Count - Shown} more") : "");
        (string, string, string)[] rows =
        [
            .. proposal.Reading.Select(field => (field.Field, field.From ?? "not found", Values(field.Values))),
            .. proposal.Doubts.Select(doubt => ("check", doubt, "")),
        ];
        return ResultTable.Of(
            $"A reading of {Wording.Count(proposal.Recordings, "name")}",
            rows,
            columns =>
                columns.Add("Field", row => row.Item1).Add("Read from", row => row.Item2).Add("Values and recordings", row => row.Item3)
        );
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

    /// <summary>What an audit found, one property per row, with the effect on a model.</summary>
    /// <param name="audit">The audit.</param>
    public static ResultTable Findings(CorpusAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return ResultTable.Of(
            "Audit of " + audit.Corpus.Name,
            audit.Findings,
            columns =>
                columns
                    .Add("Property", finding => finding.Topic)
                    .Add("Verdict", finding => WordOf(finding.Verdict))
                    .Add("Finding", finding => finding.Finding)
                    .Add("Effect on a model", finding => finding.Effect)
        ) with
        {
            Notice = audit.Corpus.Caution,
        };
    }

    /// <summary>The recordings that show what an audit found.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="limit">Maximum number of rows per finding.</param>
    public static ResultTable Examples(CorpusAudit audit, int limit = 5)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return ResultTable.Of(
            FormattableString.Invariant($"Recordings behind the findings, the first {limit} of each"),
            audit.Findings.SelectMany(finding => finding.Files.Take(limit).Select(file => (finding.Topic, File: file))),
            columns => columns.Add("Property", row => row.Topic).Add("Recording", row => row.File)
        ) with
        {
            Notice = audit.Corpus.Caution,
        };
    }

    /// <summary>The measurements of every recording.</summary>
    /// <param name="audit">The audit.</param>
    public static ResultTable Recordings(CorpusAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return ResultTable.Of(
            "Recordings of " + audit.Corpus.Name,
            audit.Heard,
            columns =>
                columns
                    .Add("Recording", row => row.Utterance.Path)
                    .Add("Speaker", row => row.Utterance.Speaker)
                    .Add("Emotion", row => row.Utterance.Emotion)
                    .Add("Length (s)", row => row.Traits.Seconds, "0.000")
                    .Add("Rate (Hz)", row => row.Traits.SampleRate)
                    .Add("Channels", row => row.Traits.Channels)
                    .Add("Bits", row => row.Traits.BitsPerSample)
                    .Add("Bits in use", row => row.Traits.EffectiveBits)
                    .Add("Bandwidth (Hz)", row => row.Traits.BandwidthHertz, "0")
                    .Add("Level (dB)", row => row.Traits.LevelDb, "0.0")
                    .Add("Peak (dB)", row => row.Traits.PeakDb, "0.0")
                    .Add("Clipped", row => row.Traits.ClippedShare, "0.00 %")
                    .Add("DC offset", row => row.Traits.DcOffset, "0.0000")
                    .Add("Constant samples", row => row.Traits.FrozenShare, "0.0 %")
                    .Add("Silence before (s)", row => row.Traits.LeadingSilence, "0.00")
                    .Add("Silence after (s)", row => row.Traits.TrailingSilence, "0.00")
        ) with
        {
            Notice = audit.Corpus.Caution,
        };
    }

    private static string WordOf(AuditVerdict verdict) =>
        verdict switch
        {
            AuditVerdict.Good => "good",
            AuditVerdict.Information => "note",
            _ => "warning",
        };

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
