namespace SerWorkbook.Speech.Tests.Features;

/// <summary>librosa 0.11.0's own values for real clips at 48 kHz, defaults of melspectrogram, power_to_db and mfcc.</summary>
public sealed class LibrosaReferenceTests
{
    [Theory]
    [InlineData("03-01-01-01-01-01-01")]
    [InlineData("03-01-05-02-01-01-04")]
    public void Mel_power_is_librosas(string name)
    {
        var power = LogMelSpectrogram.MelPower(Clip(name), LogMelOptions.Librosa);
        Compare($"librosa/{name}.melpower128.sr48000.csv", power, relative: 1e-4, absolute: 1e-9);
    }

    [Theory]
    [InlineData("03-01-01-01-01-01-01")]
    [InlineData("03-01-05-02-01-01-04")]
    [InlineData("03-01-03-02-02-01-09")]
    [InlineData("03-01-04-01-02-02-12")]
    public void Mfcc_are_librosas(string name)
    {
        var mfcc = Mfcc.Of(Clip(name), MfccOptions.Librosa(40));
        Compare($"librosa/{name}.mfcc40.sr48000.csv", mfcc, relative: 1e-4, absolute: 2e-3);
    }

    [Theory]
    [InlineData("03-01-01-01-01-01-01")]
    [InlineData("03-01-05-02-01-01-04")]
    public void Mel_in_decibel_is_librosas(string name)
    {
        // power_to_db by its definition: 10 log10(max(power, 1e-10)), and nothing more than 80 dB below the loudest.
        var power = SharedData.ReadMatrix($"librosa/{name}.melpower128.sr48000.csv");
        var loudest = 10 * Math.Log10(power.Max(row => row.Max()));
        var ours = LogMelSpectrogram.Of(Clip(name), LogMelOptions.Librosa).Values;
        for (var band = 0; band < power.Length; band++)
        {
            for (var t = 0; t < power[band].Length; t++)
            {
                var expected = Math.Max(10 * Math.Log10(Math.Max(power[band][t], 1e-10)), loudest - 80);
                Assert.Equal(expected, ours[t, band], Math.Abs(expected) * 1e-4 + 5e-4);
            }
        }
    }

    [Theory]
    [InlineData("03-01-01-01-01-01-01")]
    [InlineData("03-01-05-02-01-01-04")]
    [InlineData("03-01-03-02-02-01-09")]
    [InlineData("03-01-04-01-02-02-12")]
    public void Mel_in_decibel_at_half_the_rate_is_librosas_but_for_the_resampler(string name)
    {
        // The reference came out of soxr's filter, ours out of our own: bands below both filters' edges, and a tenth of a dB.
        var theirs = SharedData.ReadMatrix($"librosa/{name}.meldb128.sr22050.csv");
        var ours = LogMelSpectrogram.Of(Resampler.To(Clip(name), 22_050), LogMelOptions.Librosa);
        var floor = theirs.Min(row => row.Min());
        for (var band = 0; band < theirs.Length && ours.BandCentresHz[band] < 9_500; band++)
        {
            for (var t = 0; t < theirs[band].Length; t++)
            {
                Assert.Equal(theirs[band][t], ours.Values[t, band], theirs[band][t] > floor + 20 ? 0.1 : 1.0);
            }
        }
    }

    [Theory]
    [InlineData("03-01-01-01-01-01-01")]
    [InlineData("03-01-05-02-01-01-04")]
    [InlineData("03-01-03-02-02-01-09")]
    [InlineData("03-01-04-01-02-02-12")]
    public void Means_over_the_clip_are_librosas(string name)
    {
        // 40 MFCC, 12 chroma (not looked at here), 128 mel powers.
        var means = SharedData.ReadMatrix($"librosa/{name}.d180.sr48000.csv")[0];
        Assert.Equal(180, means.Length);
        var mfcc = Mfcc.Of(Clip(name), MfccOptions.Librosa(40));
        for (var c = 0; c < 40; c++)
        {
            Assert.Equal(means[c], mfcc.Column(c).Average(value => (double)value), Math.Abs(means[c]) * 1e-4 + 5e-4);
        }

        var power = LogMelSpectrogram.MelPower(Clip(name), LogMelOptions.Librosa);
        for (var band = 0; band < 128; band++)
        {
            Assert.Equal(means[52 + band], power.Column(band).Average(value => (double)value), means[52 + band] * 1e-4 + 1e-12);
        }
    }

    private static AudioClip Clip(string name) => WavReader.Read(SharedData.RavdessClip(name));

    private static void Compare(string reference, FrameMatrix ours, double relative, double absolute)
    {
        var theirs = SharedData.ReadMatrix(reference);
        Assert.Equal((theirs.Length, theirs[0].Length), (ours.Coefficients, ours.Frames));
        for (var c = 0; c < theirs.Length; c++)
        {
            for (var t = 0; t < theirs[c].Length; t++)
            {
                Assert.Equal(theirs[c][t], ours[t, c], Math.Abs(theirs[c][t]) * relative + absolute);
            }
        }
    }
}
