using System.Globalization;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Speech;
using SerWorkbook.Text;
using static SerWorkbook.Evaluation.DataAudit.Verdicts;

namespace SerWorkbook.Evaluation.DataAudit;

/// <summary>How the files of a corpus were made: formats, rates, bandwidths, files that are left out.</summary>
internal static class FileFindings
{
    // Below this share of half the sampling rate, something else than the recorder ended the spectrum: a telephone, a codec, an upsampling.
    private const double NarrowShare = 0.6;
    private const int MostFormats = 6;

    /// <summary>The findings, in a fixed order.</summary>
    public static IEnumerable<CorpusFinding> Of(Corpus corpus, IReadOnlyList<HeardUtterance> heard)
    {
        yield return Skipped(corpus);
        yield return Names(
            "sampling rates",
            heard,
            item => FormattableString.Invariant($"{item.Traits.SampleRate} Hz"),
            "the sampling rate"
        );
        yield return Names("codecs", heard, item => item.Utterance.Codec, "the codec");
        yield return Names("sample formats", heard, FormatOf, "the format");
        yield return Names(
            "bits in use",
            heard,
            item => FormattableString.Invariant($"{item.Traits.EffectiveBits} bits"),
            "the resolution"
        );
        yield return Bandwidth(heard);
    }

    private static CorpusFinding Skipped(Corpus corpus)
    {
        if (corpus.Skipped.Count == 0)
        {
            return Good("files left out", "No file is left out.");
        }

        var reasons = Frequency.Of(corpus.Skipped, file => file.Reason);
        var listed = reasons.Take(MostFormats).Select(count => FormattableString.Invariant($"{count.Value}: {count.Key}"));
        return Note(
            "files left out",
            $"{Wording.Count(corpus.Skipped.Count, "file")} left out: {string.Join("; ", listed)}"
                + $"{(reasons.Length > MostFormats ? "; and others" : "")}.",
            "A model never hears them; if they are all of one speaker or emotion, it lacks exactly that.",
            corpus.Skipped.Select(file => file.Path)
        );
    }

    private static string FormatOf(HeardUtterance item) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(item.Traits.Encoding == WavEncoding.Pcm ? "PCM" : item.Traits.Encoding)} of {item.Traits.BitsPerSample} bits, "
                + $"{Wording.Count(item.Traits.Channels, "channel")}"
        );

    // A property of files that should be the same in all of them.
    private static CorpusFinding Names(string topic, IReadOnlyList<HeardUtterance> heard, Func<HeardUtterance, string> name, string noun)
    {
        var counts = Frequency.Of(heard, name);
        if (counts.Length < 2)
        {
            return Good(topic, $"All recordings: {counts.FirstOrDefault().Key ?? "unknown"}.");
        }

        var (clear, v) = Association.OfName(heard.Select(item => (name(item), item.Utterance.Emotion)));
        var listed = counts.Take(MostFormats).Select(count => FormattableString.Invariant($"{count.Value} with {count.Key}"));
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{Listing.And([.. listed])}{(counts.Length > MostFormats ? " and others" : "")}; Cramér's V of {noun} and emotion is "
                + $"{v:0.00}."
        );
        var rare = heard.Where(item => name(item) != counts[0].Key).Select(item => item.Utterance.Path);
        return clear
            ? Warning(
                topic,
                found,
                $"{Wording.Sentence(noun)} gives the emotion away without any speech, and a model may learn that.",
                rare
            )
            : Note(
                topic,
                found,
                "Recordings of different origin differ in more than the emotion: check that every emotion has all of them.",
                rare
            );
    }

    private static CorpusFinding Bandwidth(IReadOnlyList<HeardUtterance> heard)
    {
        var narrow = heard.Where(IsNarrow).ToArray();
        if (narrow.Length == 0)
        {
            return Good("bandwidth", "The spectrum of every recording reaches up to most of half its sampling rate.");
        }

        var (clear, v) = Association.OfName(heard.Select(item => (IsNarrow(item) ? "narrow" : "full", item.Utterance.Emotion)));
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{narrow.Length} of {Wording.Count(heard.Count, "recording")} hold nothing above "
                + $"{narrow.Min(item => item.Traits.BandwidthHertz):0} to {narrow.Max(item => item.Traits.BandwidthHertz):0} Hz, well "
                + $"below half their sampling rate; Cramér's V with the emotion is {v:0.00}."
        );
        const string Origin = "They were transmitted, compressed or upsampled. ";
        return clear || narrow.Length < heard.Count
            ? Warning(
                "bandwidth",
                found,
                Origin + "Spectral features tell the two kinds apart, and a model trained on one works worse on the other.",
                narrow.Select(item => item.Utterance.Path)
            )
            : Note(
                "bandwidth",
                found,
                Origin + "A model trained on them hears less on recordings with full bandwidth than it could.",
                narrow.Select(item => item.Utterance.Path)
            );
    }

    private static bool IsNarrow(HeardUtterance item) => item.Traits.BandwidthHertz < NarrowShare * item.Traits.SampleRate / 2;
}
