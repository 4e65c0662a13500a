using System.Globalization;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>The traits of the rows of a table other than speech, by kind.</summary>
/// <param name="Duration">How long recordings are.</param>
/// <param name="Loudness">How loud they are; empty without audio.</param>
/// <param name="Silence">How much silence they hold; empty without audio.</param>
/// <param name="Format">How the files were made.</param>
internal sealed record TraitColumns(
    IReadOnlyList<TraitColumn> Duration,
    IReadOnlyList<TraitColumn> Loudness,
    IReadOnlyList<TraitColumn> Silence,
    IReadOnlyList<TraitColumn> Format
)
{
    /// <summary>The name of a trait that is known without audio.</summary>
    public const string SamplingRate = "sampling rate";

    /// <summary>The name of the trait for the highest frequency in use.</summary>
    public const string Bandwidth = "bandwidth";

    /// <summary>The name of the trait for how samples are encoded.</summary>
    public const string Codec = "codec";

    private const string Unknown = "?";

    private const string Rare = "rare";

    // Filters of encoders end at multiples of about this, and the measure is no finer. From this share of the Nyquist frequency
    // on it is the room's noise that ends, sooner in a quiet recording.
    private const double BandwidthStep = 1_000;
    private const double FullBandShare = 0.85;

    // The signature of an encoder repeats. A value that hardly does, such as a date, belongs to a single file.
    private const int FewestRepeats = 5;
    private const double SmallestShare = 0.02;

    /// <summary>Collects the traits.</summary>
    /// <param name="table">The table.</param>
    /// <param name="survey">The survey of its audio; <see langword="null"/> without one.</param>
    public static TraitColumns Of(FeatureTable table, AudioSurvey? survey)
    {
        var duration = TraitColumn.Numeric("duration", table.Rows.Select(row => row.Utterance.Seconds));
        var rate = TraitColumn.Categorical(
            SamplingRate,
            table.Rows.Select(row => row.Utterance.SampleRate.ToString(CultureInfo.InvariantCulture))
        );
        var codec = TraitColumn.Categorical(Codec, table.Rows.Select(row => row.Utterance.Codec));
        if (survey is null || survey.Traits.Count == 0)
        {
            return new TraitColumns([duration], [], [], [rate, codec]);
        }

        AudioTraits?[] traits = [.. table.Rows.Select(row => survey.Traits.GetValueOrDefault(row.Utterance.Path))];
        TraitColumn Number(string name, Func<AudioTraits, double> value) =>
            TraitColumn.Numeric(name, traits.Select(t => t is null ? double.NaN : value(t)));
        TraitColumn Name(string name, Func<AudioTraits, FormattableString> value) =>
            TraitColumn.Categorical(name, WithoutRare(traits.Select(t => t is null ? Unknown : FormattableString.Invariant(value(t)))));
        return new TraitColumns(
            [duration],
            [Number("level", t => t.LevelDb), Number("peak", t => t.PeakDb)],
            [
                Number("leading silence", t => t.LeadingSilence),
                Number("trailing silence", t => t.TrailingSilence),
                Number("share of silence", t => t.SilenceShare),
            ],
            [
                rate,
                codec,
                Name(Bandwidth, t => $"{BandwidthSteps(t)}"),
                Name("sample format", t => $"{t.Encoding} {t.BitsPerSample} x {t.Channels}"),
                Name("bits in use", t => $"{t.EffectiveBits}"),
                Name("header chunks", t => $"{t.HeaderLayout}"),
                Name("header sizes", t => $"{t.HeaderSizes}"),
                Name("encoder tag", t => $"{t.Encoder}"),
                Name("header texts", t => $"{t.HeaderText}"),
                Name("digital silence", t => $"{FrozenStep(t.FrozenShare)}"),
                Number("DC offset", t => t.DcOffset / Math.Pow(10, t.LevelDb / 20)),
            ]
        );
    }

    private static double BandwidthSteps(AudioTraits traits) =>
        traits.BandwidthHertz < FullBandShare * traits.SampleRate / 2
            ? Math.Round(traits.BandwidthHertz / BandwidthStep)
            : double.PositiveInfinity;

    private static IEnumerable<string> WithoutRare(IEnumerable<string> values)
    {
        string[] all = [.. values];
        var least = Math.Max(FewestRepeats, SmallestShare * all.Length);
        var counts = all.CountBy(value => value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return all.Select(value => counts[value] < least ? Rare : value);
    }

    private static int FrozenStep(double share) =>
        share switch
        {
            0 => 0,
            < 0.01 => 1,
            < 0.1 => 2,
            _ => 3,
        };
}
