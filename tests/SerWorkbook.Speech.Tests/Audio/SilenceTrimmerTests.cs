namespace SerWorkbook.Speech.Tests.Audio;

public sealed class SilenceTrimmerTests
{
    [Theory]
    [InlineData("03-01-01-01-01-01-01", 40448, 109056)]
    [InlineData("03-01-05-02-01-01-04", 49664, 130560)]
    [InlineData("03-01-03-02-02-01-09", 48128, 124928)]
    [InlineData("03-01-04-01-02-02-12", 49664, 128512)]
    public void Cuts_where_librosa_cuts(string name, int start, int end)
    {
        // librosa 0.11.0, effects.trim(y, top_db=30) at 48 kHz.
        var clip = WavReader.Read(SharedData.RavdessClip(name));
        Assert.Equal((start, end), SilenceTrimmer.FindSpeech(clip.Samples, 2048, 512, 30));
    }

    [Fact]
    public void Cuts_silence_at_both_ends_and_keeps_it_inside()
    {
        var tone = TestSignal.Sine(200, 0.5);
        var clip = TestSignal.Join(TestSignal.Silence(0.4), tone, TestSignal.Silence(0.6), tone, TestSignal.Silence(0.3));
        var trimmed = SilenceTrimmer.Trim(clip);
        Assert.Equal(1.6, trimmed.Seconds, 0.06);
    }

    [Fact]
    public void Leaves_a_clip_without_silence_whole()
    {
        var clip = TestSignal.Noise(0.5);
        Assert.Equal(clip.Length, SilenceTrimmer.Trim(clip).Length);
    }

    [Fact]
    public void Gives_an_empty_clip_for_silence() => Assert.Equal(0, SilenceTrimmer.Trim(TestSignal.Silence(1)).Length);
}
