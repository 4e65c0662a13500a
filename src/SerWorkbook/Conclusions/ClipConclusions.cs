using System.Globalization;
using SerWorkbook.Figures;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Conclusions from a few recordings, in numbers.</summary>
public static class ClipConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="whole">A recording.</param>
    /// <param name="speech">The same recording without the silence at its ends.</param>
    /// <param name="takes">One recording per emotion, without the silence at its ends; one or more.</param>
    public static Findings Of(AudioClip whole, AudioClip speech, IReadOnlyList<(string Emotion, AudioClip Clip)> takes)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(takes);
        return new Findings([
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(1 - speech.Seconds / whole.Seconds) * 100:0} % of the first clip ({whole.Seconds - speech.Seconds:0.00} of "
                    + $"{whole.Seconds:0.00} s) is silence at its ends; it says nothing about the emotion and is cut."
            ),
            .. Compare(takes, "median F0", "Hz", "0", MedianF0),
            .. Compare(takes, "level", "dB", "0.0", clip => ClipReadings.Level(clip)),
            .. Compare(takes, "length", "s", "0.0", clip => clip.Seconds),
            "One sentence by one speaker shows what can differ, not what differs in general: the next notebook measures every recording.",
        ]);
    }

    // Recordings without a voiced frame have no F0 to compare.
    private static IEnumerable<string> Compare(
        IReadOnlyList<(string Emotion, AudioClip Clip)> takes,
        string what,
        string unit,
        string format,
        Func<AudioClip, double?> value
    )
    {
        var ordered = takes
            .Select(take => (take.Emotion, Value: value(take.Clip)))
            .Where(take => take.Value is { } known && double.IsFinite(known))
            .OrderByDescending(take => take.Value)
            .ToArray();
        if (ordered.Length < 2)
        {
            yield break;
        }

        string Words((string Emotion, double? Value) take) =>
            $"{take.Value!.Value.ToString(format, CultureInfo.InvariantCulture)} {unit} ({take.Emotion})";
        yield return $"The {what} of the same sentence ranges from {Words(ordered[^1])} to {Words(ordered[0])}.";
    }

    private static double? MedianF0(AudioClip clip) =>
        ClipReadings.Voiced(new F0Tracker(clip.SampleRate).Track(clip)) is { Length: > 0 } voiced ? ClipReadings.Median(voiced) : null;
}
