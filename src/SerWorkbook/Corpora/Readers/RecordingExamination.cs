using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Hears a recording once, and says what users should know about it although it can be used.</summary>
/// <param name="file">The recording.</param>
internal sealed class RecordingExamination(WavFile file)
{
    // Soft clipping and dithering stay below this; integers of 16 bits reach 0.99997.
    private const float FullScale = 0.9998f;
    private const double ClippedShare = 0.001;

    // An offset that a microphone's preamplifier leaves is smaller than both.
    private const double SmallestOffset = 0.01;
    private const double OffsetShareOfLevel = 0.1;

    private const double ZeroShare = 0.05;

    private readonly BandwidthProbe _bandwidth = new(file.Info.SampleRate);
    private readonly DigitalSilence _silence = new(file.Info.SampleRate);
    private long _length;
    private long _clipped;
    private double _sum;
    private double _energy;

    /// <summary>Hears a block.</summary>
    public void Hear(ReadOnlyMemory<float> block)
    {
        var samples = block.Span;
        var sums = BlockSums.Of(samples, FullScale);
        _sum += sums.Sum;
        _energy += sums.Energy;
        _clipped += sums.Clipped;
        _silence.Hear(samples);
        _bandwidth.Hear(samples);
        _length += samples.Length;
    }

    /// <summary>What was noticed, as the rest of a sentence; <see langword="null"/> for nothing.</summary>
    public string? Remark()
    {
        string?[] remarks = [file.Remark, Clipping(), Offset(), Silence(), Bandwidth()];
        return remarks.Any(remark => remark is not null) ? string.Join("; ", remarks.OfType<string>()) : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string? Clipping() =>
        _clipped > ClippedShare * _length
            ? Text($"{100.0 * _clipped / _length:0.0} % of its samples are at full scale: it is clipped")
            : null;

    private string? Offset()
    {
        var mean = _sum / Math.Max(1, _length);
        var level = Math.Sqrt(Math.Max(0, _energy / Math.Max(1, _length) - mean * mean));
        return Math.Abs(mean) > SmallestOffset && Math.Abs(mean) > OffsetShareOfLevel * level
            ? Text($"its samples have an offset (DC) of {mean:0.000} of full scale")
            : null;
    }

    private string? Silence() =>
        _silence.Between > ZeroShare * _length
            ? Text(
                $"{100.0 * _silence.Between / _length:0} % of it, between sounds, is digital silence (exact zeros), as noise gates leave it"
            )
            : null;

    private string? Bandwidth() =>
        _bandwidth.Find() is { } hertz
            ? Text($"it holds nothing above {hertz / 1000:0.0} kHz, although it is sampled at {file.Info.SampleRate} Hz")
            : null;
}
