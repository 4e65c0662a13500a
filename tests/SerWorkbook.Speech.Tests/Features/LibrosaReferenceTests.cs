using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Features;
using SerWorkbook.Speech.Signal;

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
