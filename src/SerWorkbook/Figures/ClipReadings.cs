using System.Globalization;
using SerWorkbook.Numerics;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Figures;

/// <summary>What figures of recordings mean.</summary>
internal static class ClipReadings
{
    private const double FullScale = 0.999;

    // Differences below these are not worth a sentence.
    private const double SmallestDecibel = 1;
    private const double SmallestSeconds = 0.01;

    public static string Peak(AudioClip clip)
    {
        var peak = clip.Peak();
        return peak switch
        {
            0 => "The clip is silent.",
            >= (float)FullScale => "The loudest sample reaches full scale: the recording may be clipped.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"The loudest sample reaches {peak * 100:0} % of full scale ({Decibel.FromAmplitude(peak):0} dB), so nothing is clipped."
            ),
        };
    }

    public static string Trimmed(double seconds, double from, double to)
    {
        var cut = from + seconds - to;
        return from >= to ? "The clip is silent: nothing is kept."
            : cut < SmallestSeconds / 2 ? "Nothing is cut: the speech fills the whole clip."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{cut / seconds * 100:0} % of the clip is silence and is cut: {from:0.00} s before the speech and "
                    + $"{seconds - to:0.00} s after it."
            );
    }

    public static string Power(AudioClip clip, Spectrogram spectrogram) =>
        clip.Peak() == 0
            ? "The clip is silent."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Half of the power lies below {PowerHz(spectrogram, 0.5):0} Hz and 90 % below {PowerHz(spectrogram, 0.9):0} Hz."
            );

    public static string Voice(F0Track track)
    {
        var voiced = Voiced(track);
        return voiced.Length == 0
            ? "No frame is voiced, so there is no F0."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{100.0 * voiced.Length / track.Frames:0} % of the frames are voiced; their F0 lies between {voiced.Min():0} and "
                    + $"{voiced.Max():0} Hz, a range of {Semitones(voiced.Max(), voiced.Min()):0.0} semitones."
            );
    }

    public static string Formants(int voicedFrames, IReadOnlyList<(string Name, double? MedianHz)> medians)
    {
        string[] known =
        [
            .. medians
                .Where(median => median.MedianHz is not null)
                .Select(median => FormattableString.Invariant($"{median.Name} {median.MedianHz:0} Hz")),
        ];
        return voicedFrames == 0 || known.Length == 0
            ? "No frame is voiced, so there are neither F0 nor formants."
            : $"Medians over {Wording.Count(voicedFrames, "voiced frame")}: {Listing.And(known)}. For comparison, a uniform tube of "
                + "17.5 cm, about the length of a man's vocal tract, resonates at 500, 1500 and 2500 Hz.";
    }

    public static string? Lengths(IReadOnlyList<(string Title, AudioClip Clip)> clips)
    {
        var (longest, shortest) = (clips.MaxBy(clip => clip.Clip.Seconds), clips.MinBy(clip => clip.Clip.Seconds));
        return longest.Clip.Seconds - shortest.Clip.Seconds < SmallestSeconds
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The length ranges from {shortest.Clip.Seconds:0.00} s ('{shortest.Title}') to {longest.Clip.Seconds:0.00} s "
                    + $"('{longest.Title}')."
            );
    }

    public static string? Levels(IReadOnlyList<(string Title, AudioClip Clip)> clips)
    {
        var levels = clips.Where(clip => clip.Clip.Peak() > 0).Select(clip => (clip.Title, Db: Level(clip.Clip))).ToArray();
        if (levels.Length == 0)
        {
            return "All clips are silent.";
        }

        var (loudest, quietest) = (levels.MaxBy(level => level.Db), levels.MinBy(level => level.Db));
        return loudest.Db - quietest.Db < SmallestDecibel
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The level ranges from {quietest.Db:0.0} dB ('{quietest.Title}') to {loudest.Db:0.0} dB ('{loudest.Title}')."
            );
    }

    public static string? Brightness(IReadOnlyList<(string Title, AudioClip Clip)> clips)
    {
        var halves = clips
            .Where(clip => clip.Clip.Peak() > 0)
            .Select(clip => (clip.Title, Hertz: PowerHz(Spectrogram.Of(clip.Clip, StftOptions.Speech(clip.Clip.SampleRate)), 0.5)))
            .ToArray();
        if (halves.Length < 2)
        {
            return null;
        }

        var (bright, dark) = (halves.MaxBy(half => half.Hertz), halves.MinBy(half => half.Hertz));
        return bright.Hertz == dark.Hertz
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Half of the power lies below {bright.Hertz:0} Hz in '{bright.Title}', the brightest, and below {dark.Hertz:0} Hz in "
                    + $"'{dark.Title}', the darkest."
            );
    }

    public static string Contours(IReadOnlyList<(string Name, F0Track Track)> tracks)
    {
        var voices = tracks.Select(track => (track.Name, Hertz: Voiced(track.Track))).Where(track => track.Hertz.Length > 0).ToArray();
        string[] silent = [.. tracks.Select(track => track.Name).Except(voices.Select(voice => voice.Name))];
        var none = silent.Length == 0 ? "" : $" No frame of {Listing.Or(silent)} is voiced.";
        if (voices.Length == 0)
        {
            return "No frame is voiced.";
        }

        if (voices.Length == 1)
        {
            return FormattableString.Invariant($"The median F0 is {Median(voices[0].Hertz):0} Hz.") + none;
        }

        var (high, low) = (voices.MaxBy(voice => Median(voice.Hertz)), voices.MinBy(voice => Median(voice.Hertz)));
        var (lively, flat) = (voices.MaxBy(voice => Deviation(voice.Hertz)), voices.MinBy(voice => Deviation(voice.Hertz)));
        return string.Create(
                CultureInfo.InvariantCulture,
                $"The F0 of {high.Name} is highest (median {Median(high.Hertz):0} Hz) and that of {low.Name} lowest "
                    + $"({Median(low.Hertz):0} Hz). It varies most for {lively.Name} (standard deviation {Deviation(lively.Hertz):0.0} "
                    + $"semitones) and least for {flat.Name} ({Deviation(flat.Hertz):0.0})."
            ) + none;
    }

    public static double[] Voiced(F0Track track) => [.. track.Hertz.Where(hertz => hertz > 0)];

    public static double Median(IReadOnlyCollection<double> values) => MiddleValue.Of(values);

    public static double Level(AudioClip clip) => Decibel.FromPower(FixedOrderSums.SumOfSquares(clip.Samples) / clip.Length);

    private static double Deviation(double[] hertz)
    {
        double[] semitones = [.. hertz.Select(value => Semitones(value, hertz[0]))];
        var mean = semitones.Average();
        return Math.Sqrt(semitones.Average(value => (value - mean) * (value - mean)));
    }

    private static double Semitones(double hertz, double reference) => 12 * Math.Log2(hertz / reference);

    // The frequency below which a share of the power lies.
    private static double PowerHz(Spectrogram spectrogram, double share)
    {
        var power = new double[spectrogram.BinsHz.Count];
        for (var frame = 0; frame < spectrogram.Values.Frames; frame++)
        {
            for (var bin = 0; bin < power.Length; bin++)
            {
                power[bin] += Math.Pow(10, spectrogram.Values[frame, bin] / 10);
            }
        }

        var (part, sum) = (power.Sum() * share, 0.0);
        return spectrogram.BinsHz.Zip(power).First(bin => (sum += bin.Second) >= part).First;
    }
}
