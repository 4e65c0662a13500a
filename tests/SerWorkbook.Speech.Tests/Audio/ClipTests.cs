namespace SerWorkbook.Speech.Tests.Audio;

public sealed class ClipTests
{
    [Theory]
    [InlineData(5.0, new[] { 2.0, 2.0, 1.0 })]
    [InlineData(4.3, new[] { 2.0, 2.0 })]
    [InlineData(4.0, new[] { 2.0, 2.0 })]
    [InlineData(0.3, new[] { 0.3 })]
    [InlineData(0.0, new double[0])]
    public void Cutter_keeps_whole_pieces_and_a_long_enough_rest(double seconds, double[] expected)
    {
        var pieces = ClipCutter.Cut(TestSignal.Noise(seconds), 2.0, 0.5);
        Assert.Equal(expected, pieces.Select(piece => Math.Round(piece.Seconds, 3)));
    }

    [Theory]
    [InlineData(0, "holds no samples")]
    [InlineData(160, "10 ms long")]
    public void Check_names_clips_that_are_too_short(int samples, string part) =>
        Assert.Contains(
            part,
            AudioCheck.FindFault(new AudioClip(Enumerable.Repeat(0.5f, samples).ToArray(), 16_000)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Check_names_silence_and_broken_numbers_and_passes_speech()
    {
        Assert.Contains("silent", AudioCheck.FindFault(TestSignal.Silence(1)), StringComparison.Ordinal);
        var broken = TestSignal.Noise(1).Samples.ToArray();
        broken[17] = float.NaN;
        broken[18] = float.PositiveInfinity;
        Assert.Contains("2 of its 16000 samples", AudioCheck.FindFault(new AudioClip(broken, 16_000)), StringComparison.Ordinal);
        Assert.Null(AudioCheck.FindFault(TestSignal.Noise(1)));
    }

    [Theory]
    [InlineData(32_000, "1.00 s of the 2.00 s")]
    [InlineData(1_000, null)]
    public void Check_names_a_file_that_was_cut_off(int missingBytes, string? part)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("cut.wav");
        WavWriter.Write(path, TestSignal.Noise(2));
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^missingBytes]);
        using var file = WavFile.Open(path);
        var fault = AudioCheck.FindFault(file);
        Assert.Equal(part is null, fault is null);
        Assert.Contains(part ?? "", fault ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Check_of_a_file_says_what_that_of_its_clip_says()
    {
        using var folder = new TemporaryFolder();
        var broken = TestSignal.Noise(2).Samples.ToArray();
        (broken[17], broken[30_000]) = (float.NaN, float.NegativeInfinity);
        AudioClip[] clips = [TestSignal.Noise(2), TestSignal.Silence(1), TestSignal.Noise(0.02), new(broken, 16_000)];
        foreach (var clip in clips)
        {
            var path = folder.File("clip.wav");
            File.WriteAllBytes(
                path,
                new WavBytes { Tag = 3, Bits = 32 }.Build(System.Runtime.InteropServices.MemoryMarshal.AsBytes(clip.Samples).ToArray())
            );
            using var file = WavFile.Open(path);
            Assert.Equal(AudioCheck.FindFault(clip), AudioCheck.FindFault(file));
        }
    }

    [Fact]
    public void Noise_has_the_power_that_was_asked_for()
    {
        var clip = TestSignal.Sine(300, 2);
        var noisy = Augmentation.AddNoise(clip, 10, seed: 3);
        var noise = noisy.Samples.ToArray().Zip(clip.Samples.ToArray(), (a, b) => (double)(a - b)).Sum(x => x * x);
        var signal = clip.Samples.ToArray().Sum(x => (double)x * x);
        Assert.Equal(10, 10 * Math.Log10(signal / noise), 0.3);
        Assert.Equal(noisy.Samples.ToArray(), Augmentation.AddNoise(clip, 10, seed: 3).Samples.ToArray());
    }

    [Theory]
    [InlineData(1.1)]
    [InlineData(0.9)]
    public void Speed_changes_length_and_pitch_together(double factor)
    {
        var faster = Augmentation.ChangeSpeed(TestSignal.Harmonics(200, 1), factor);
        Assert.Equal(1 / factor, faster.Seconds, 0.001);
        Assert.Equal(200 * factor, MedianF0(faster), 1.0);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-4)]
    public void Pitch_shift_keeps_the_length(double semitones)
    {
        var shifted = Augmentation.ShiftPitch(TestSignal.Harmonics(200, 1), semitones);
        Assert.Equal(1, shifted.Seconds, 0.01);
        Assert.Equal(200 * Math.Pow(2, semitones / 12), MedianF0(shifted), 3.0);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(0.7)]
    public void Stretch_keeps_the_pitch(double factor)
    {
        var longer = Augmentation.Stretch(TestSignal.Harmonics(150, 1), factor);
        Assert.Equal(factor, longer.Seconds, 0.001);
        Assert.Equal(150, MedianF0(longer), 2.0);
    }

    private static double MedianF0(AudioClip clip)
    {
        var voiced = new F0Tracker(clip.SampleRate).Track(clip).Hertz.Where(hertz => hertz > 0).Order().ToArray();
        return voiced[voiced.Length / 2];
    }
}
