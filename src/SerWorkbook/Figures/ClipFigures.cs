using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Figures;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Figures of recordings: waveforms, spectrograms, F0.</summary>
public static class ClipFigures
{
    private const int MelTicks = 7;
    private const double HighestFormantHz = 4000;

    // Light colours that stand out from the dark and the green of the scale, and from the line of F0.
    private static readonly Rgb[] FormantColors = [Rgb.Parse("#FFFFFF"), Rgb.Parse("#FFB3D9"), Rgb.Parse("#B3E5FF")];

    private static readonly GeMapsDescriptor[] FormantColumns =
    [
        GeMapsDescriptor.F1Frequency,
        GeMapsDescriptor.F2Frequency,
        GeMapsDescriptor.F3Frequency,
    ];

    /// <summary>The waveform of a clip.</summary>
    /// <param name="name">The figure's name, usable as a file name.</param>
    /// <param name="clip">The clip.</param>
    /// <param name="title">The title of the figure.</param>
    public static Figure Waveform(string name, AudioClip clip, string title)
    {
        ArgumentNullException.ThrowIfNull(clip);
        return new Figure(
            name,
            title,
            FormattableString.Invariant(
                $"Waveform of a clip of {clip.Seconds:0.00} s; the loudest sample has the amplitude {clip.Peak():0.00}."
            ),
            WavePanel(clip)
        )
        {
            Interpretation = ClipReadings.Peak(clip),
        };
    }

    /// <summary>The waveform of a clip with the part that remains after trimming the silence at its ends.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="options">What counts as silence; <see langword="null"/> for the defaults.</param>
    public static Figure Trimming(AudioClip clip, SilenceTrimOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clip);
        options ??= new SilenceTrimOptions();
        var frame = (int)Math.Round(options.FrameSeconds * clip.SampleRate);
        var hop = (int)Math.Round(options.HopSeconds * clip.SampleRate);
        var (start, end) = SilenceTrimmer.FindSpeech(clip.Samples, frame, hop, options.ThresholdDb);
        var (from, to) = ((double)start / clip.SampleRate, (double)end / clip.SampleRate);
        var kept =
            from < to
                ? FormattableString.Invariant($"the part that is kept, from {from:0.00} to {to:0.00} s, is shaded")
                : "no part is kept";
        return new Figure(
            "trimming",
            FormattableString.Invariant($"What is kept: above -{options.ThresholdDb:0} dB of the loudest frame"),
            FormattableString.Invariant($"Waveform of a clip of {clip.Seconds:0.00} s; {kept}."),
            new Panel(
                Axis.Linear("Time", "s").Between(0, clip.Seconds),
                Axis.Linear("Amplitude"),
                [.. from < to ? [Region.AlongX(from, to, "kept")] : (Mark[])[], WaveLine(clip)]
            )
        )
        {
            Interpretation = ClipReadings.Trimmed(clip.Seconds, from, to),
        };
    }

    /// <summary>The power of a clip over time and frequency.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="options">Frames and transform; <see langword="null"/> for frames of 25 ms every 10 ms.</param>
    public static Figure Spectrogram(AudioClip clip, StftOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var spectrogram = Speech.Spectrogram.Of(clip, options ?? StftOptions.Speech(clip.SampleRate));
        return new Figure(
            "spectrogram",
            "Spectrogram",
            FormattableString.Invariant(
                $"Spectrogram of {clip.Seconds:0.00} s, from 0 to {clip.SampleRate / 2000.0:0.0} kHz, with the power in dB as colour."
            ),
            new Panel(
                Axis.Linear("Time", "s"),
                Axis.Linear("Frequency", "Hz"),
                Field(spectrogram.FrameTimes, spectrogram.BinsHz, spectrogram.Values)
            )
        )
        {
            Interpretation = ClipReadings.Power(clip, spectrogram),
        };
    }

    /// <summary>The power of a clip over time and frequency, overlaid with F0 and the first three formants.</summary>
    /// <param name="clip">The clip, at 16 kHz.</param>
    /// <param name="track">Its descriptors.</param>
    public static Figure Formants(AudioClip clip, GeMapsTrack track)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentNullException.ThrowIfNull(track);
        var spectrogram = Speech.Spectrogram.Of(clip, StftOptions.Speech(clip.SampleRate));
        var shown = spectrogram.BinsHz.Count(hertz => hertz <= HighestFormantHz);
        var voiced = Enumerable.Range(0, track.Frames).Where(track.IsVoiced).ToArray();
        var formants = FormantColumns.SelectMany(
            (column, i) => FormantPoints(track, voiced, column, FormattableString.Invariant($"F{i + 1}"), FormantColors[i])
        );
        var f0 = track.F0Hz();
        var medians = FormantColumns.Select(
            (column, i) => (FormattableString.Invariant($"F{i + 1}"), MedianHz(voiced.Select(frame => (double)track[column][frame])))
        );
        return new Figure(
            "formants",
            "Spectrogram with F0 and formants",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Spectrogram of {clip.Seconds:0.00} s up to {HighestFormantHz / 1000:0.0} kHz, with a line for F0 and points for the "
                    + $"first three formants in {Wording.Count(voiced.Length, "voiced frame")}."
            ),
            new Panel(
                Axis.Linear("Time", "s"),
                Axis.Linear("Frequency", "Hz"),
                [
                    Field(spectrogram.FrameTimes, [.. spectrogram.BinsHz.Take(shown)], spectrogram.Values),
                    .. formants,
                    new Lines(
                        Enumerable.Range(0, track.Frames).Select(GeMapsTrack.F0Seconds),
                        f0.Select(hertz => hertz > 0 ? hertz : double.NaN),
                        "F0"
                    )
                    {
                        Width = 3,
                    },
                ]
            )
        )
        {
            Interpretation = ClipReadings.Formants(voiced.Length, [("F0", MedianHz(f0.Select(hertz => (double)hertz))), .. medians]),
        };
    }

    /// <summary>The power of a clip over time and mel bands, overlaid with its F0 if that is given.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="f0">The F0 of the clip; <see langword="null"/> for none.</param>
    public static Figure MelSpectrogram(AudioClip clip, F0Track? f0 = null)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var title = f0 is null ? "Mel spectrogram" : "Mel spectrogram with F0";
        return new Figure(
            f0 is null ? "mel-spectrogram" : "mel-spectrogram-f0",
            title,
            FormattableString.Invariant(
                $"Mel spectrogram of {clip.Seconds:0.00} s in 64 bands{(f0 is null ? "" : ", with a line for F0")}."
            ),
            MelPanel(clip, null, f0)
        )
        {
            Interpretation = f0 is null ? null : ClipReadings.Voice(f0),
        };
    }

    /// <summary>Mel spectrograms side by side, one per clip.</summary>
    /// <param name="name">The figure's name, usable as a file name.</param>
    /// <param name="title">What is compared.</param>
    /// <param name="clips">Each clip with its title, one or more, at one rate.</param>
    public static Figure MelSpectrograms(string name, string title, IReadOnlyList<(string Title, AudioClip Clip)> clips)
    {
        ArgumentNullException.ThrowIfNull(clips);
        return new Figure(
            name,
            title,
            "Mel spectrograms, one per clip: "
                + $"{string.Join(", ", clips.Select(clip => FormattableString.Invariant($"{clip.Title} ({clip.Clip.Seconds:0.00} s)")))}.",
            [.. clips.Select(clip => MelPanel(clip.Clip, clip.Title, null))]
        )
        {
            Columns = Math.Min(3, clips.Count),
            Interpretation = Joined(ClipReadings.Lengths(clips), ClipReadings.Brightness(clips)),
        };
    }

    /// <summary>Waveforms side by side, one per clip.</summary>
    /// <param name="name">The figure's name, usable as a file name.</param>
    /// <param name="title">What is compared.</param>
    /// <param name="clips">Each clip with its title, one or more.</param>
    public static Figure Waveforms(string name, string title, IReadOnlyList<(string Title, AudioClip Clip)> clips)
    {
        ArgumentNullException.ThrowIfNull(clips);
        return new Figure(
            name,
            title,
            "Waveforms, one per clip: "
                + $"{string.Join(", ", clips.Select(clip => FormattableString.Invariant($"{clip.Title} ({clip.Clip.Seconds:0.00} s)")))}.",
            [.. clips.Select(clip => WavePanel(clip.Clip) with { Title = clip.Title })]
        )
        {
            Columns = Math.Min(2, clips.Count),
            Interpretation = Joined(ClipReadings.Lengths(clips), ClipReadings.Levels(clips)),
            Sharing = AxisSharing.Both,
        };
    }

    /// <summary>F0 over time, one line per clip.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="tracks">Each track with its name, one or more.</param>
    public static Figure F0Contours(string title, IReadOnlyList<(string Name, F0Track Track)> tracks)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        return new Figure(
            "f0-contours",
            title,
            $"F0 over time in voiced frames, one line per recording: {string.Join(", ", tracks.Select(track => track.Name))}.",
            new Panel(
                Axis.Linear("Time", "s"),
                Axis.Linear("F0", "Hz"),
                [
                    .. tracks.Select(track => new Lines(
                        Enumerable.Range(0, track.Track.Frames).Select(track.Track.FrameTime),
                        track.Track.Hertz.Select(hertz => hertz > 0 ? hertz : double.NaN),
                        track.Name
                    )
                    {
                        Width = 2.5,
                    }),
                ]
            )
        )
        {
            Interpretation = ClipReadings.Contours(tracks),
        };
    }

    private static double? MedianHz(IEnumerable<double> values) =>
        values.Where(hertz => hertz > 0).ToArray() is { Length: > 0 } voiced ? ClipReadings.Median(voiced) : null;

    private static string? Joined(params string?[] sentences) =>
        string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } text ? text : null;

    private static Panel WavePanel(AudioClip clip) => new(Axis.Linear("Time", "s"), Axis.Linear("Amplitude"), WaveLine(clip));

    private static Lines WaveLine(AudioClip clip)
    {
        var line = DisplaySampling.Envelope(clip.Samples, clip.SampleRate);
        return new Lines(line.X, line.Y) { Width = 1 };
    }

    private static IEnumerable<Mark> FormantPoints(GeMapsTrack track, int[] voiced, GeMapsDescriptor column, string name, Rgb color)
    {
        var hertz = track[column];
        var frames = voiced.Where(frame => hertz[frame] is > 0 and <= (float)HighestFormantHz).ToArray();
        return frames.Length == 0
            ? []
            :
            [
                new Points(frames.Select(GeMapsTrack.SpectrumSeconds), frames.Select(frame => (double)hertz[frame]), name)
                {
                    Size = 4,
                    Color = color,
                },
            ];
    }

    private static Heatmap Field(IReadOnlyList<double> times, IReadOnlyList<double> rows, FrameMatrix values)
    {
        var grid = DisplaySampling.Grid(times, rows, (row, column) => values[column, row]);
        return new Heatmap(grid.X, grid.Y, grid.Rows, "Power", "dB");
    }

    // Bands stand at even distances, as mel does; the labels give the frequencies in their middle.
    private static Panel MelPanel(AudioClip clip, string? title, F0Track? f0)
    {
        var mel = LogMelSpectrogram.Of(clip, LogMelOptions.Speech(clip.SampleRate));
        var bands = mel.BandCentresHz;
        var ticks = Enumerable
            .Range(0, MelTicks)
            .Select(i => i * (bands.Count - 1) / (MelTicks - 1))
            .Select(band => new AxisTick(band, bands[band].ToString("0", CultureInfo.InvariantCulture)));
        var field = Field(mel.FrameTimes, [.. Enumerable.Range(0, bands.Count).Select(band => (double)band)], mel.Values);
        var axis = Axis.Linear("Frequency on the mel scale", "Hz")
            .WithTicks(ticks, band => FormattableString.Invariant($"{bands[(int)Math.Clamp(Math.Round(band), 0, bands.Count - 1)]:0} Hz"));
        return f0 is null
            ? new Panel(Axis.Linear("Time", "s"), axis, field) { Title = title }
            : new Panel(
                Axis.Linear("Time", "s"),
                axis,
                field,
                new Lines(
                    Enumerable.Range(0, f0.Frames).Select(f0.FrameTime),
                    f0.Hertz.Select(hertz => hertz > 0 ? BandOf(hertz, bands) : double.NaN),
                    "F0"
                )
                {
                    Width = 3,
                }
            )
            {
                Title = title,
            };
    }

    private static double BandOf(double hertz, IReadOnlyList<double> bands)
    {
        var above = Enumerable.Range(0, bands.Count).FirstOrDefault(band => bands[band] >= hertz);
        return above == 0 ? 0 : above - 1 + (hertz - bands[above - 1]) / (bands[above] - bands[above - 1]);
    }
}
