using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What the pictures of some recordings show, in numbers.</summary>
public static class ClipConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="whole">A recording as it is.</param>
    /// <param name="speech">The same without silence at its ends.</param>
    /// <param name="takes">One recording per emotion, without silence at its ends, with the emotion's name; one or more.</param>
    public static Findings Of(AudioClip whole, AudioClip speech, IReadOnlyList<(string Emotion, AudioClip Clip)> takes)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(takes);
        return new Findings([
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(1 - speech.Seconds / whole.Seconds) * 100:0} % of the first clip ({whole.Seconds - speech.Seconds:0.00} of "
                    + $"{whole.Seconds:0.00} s) is silence at its ends, which says nothing about emotion and is cut off."
            ),
            Compare(takes, "F0", "Hz", MedianF0),
            Compare(takes, "level", "dB", Level),
            Compare(takes, "length", "s", clip => clip.Seconds),
            "One sentence by one speaker shows what can differ, not what does in general: the next notebook measures every recording.",
        ]);
    }

    private static string Compare(
        IReadOnlyList<(string Emotion, AudioClip Clip)> takes,
        string what,
        string unit,
        Func<AudioClip, double> value
    )
    {
        var ordered = takes.Select(take => (take.Emotion, Value: value(take.Clip))).OrderByDescending(take => take.Value).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Of the same sentence, {ordered[0].Emotion} has the highest {what} ({ordered[0].Value:0.#} {unit}), {ordered[^1].Emotion} "
                + $"the lowest ({ordered[^1].Value:0.#} {unit})."
        );
    }

    private static double MedianF0(AudioClip clip)
    {
        var sorted = new F0Tracker(clip.SampleRate).Track(clip).Hertz.Where(hertz => hertz > 0).Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    private static double Level(AudioClip clip) => Decibel.FromPower(FixedOrderSums.SumOfSquares(clip.Samples) / clip.Length);
}
