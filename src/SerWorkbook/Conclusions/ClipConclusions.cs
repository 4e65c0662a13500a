using SerWorkbook.Display;
using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Features;

namespace SerWorkbook.Conclusions;

/// <summary>What the pictures of some recordings show, in numbers.</summary>
public static class ClipConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="whole">A recording as it is.</param>
    /// <param name="speech">The same without silence at its ends.</param>
    /// <param name="tracks">Measurements of one recording an emotion, with its name.</param>
    public static Findings Of(AudioClip whole, AudioClip speech, IReadOnlyList<(string Emotion, DescriptorTrack Track)> tracks)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(tracks);
        return new Findings([
            FormattableString.Invariant($"{(1 - speech.Seconds / whole.Seconds) * 100:0} % of the first clip ({whole.Seconds - speech.Seconds:0.00} of {whole.Seconds:0.00} s) is silence at its ends, which says nothing about emotion and is cut off."),
            Compare(tracks, "F0", "Hz", track => Median(track.F0.Hertz.Where(hertz => hertz > 0))),
            Compare(tracks, "level", "dB", track => track["level"].Average()),
            Compare(tracks, "length", "s", track => track.F0.Frames * track.F0.HopSeconds),
            "One sentence by one speaker shows what can differ, not what does in general: the next notebook measures every recording."]);
    }

    private static string Compare(
        IReadOnlyList<(string Emotion, DescriptorTrack Track)> tracks, string what, string unit, Func<DescriptorTrack, double> value)
    {
        var ordered = tracks.Select(track => (track.Emotion, Value: value(track.Track))).OrderByDescending(track => track.Value).ToArray();
        return FormattableString.Invariant(
            $"Of the same sentence, {ordered[0].Emotion} has the highest {what} ({ordered[0].Value:0.#} {unit}), {ordered[^1].Emotion} the lowest ({ordered[^1].Value:0.#} {unit}).");
    }

    private static double Median(IEnumerable<float> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
