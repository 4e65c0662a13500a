namespace SerWorkbook.Speech.Tests.Features;

/// <summary>Tracks of pulse trains from 60 to 600 Hz with vibrato, five vowels and none, hissing and silent gaps.</summary>
public sealed class F0AccuracyTests(ITestOutputHelper output)
{
    private static readonly double[] Centres = [62.5, 75, 100, 140, 190, 260, 350, 450, 575];

    // Noise, ratio in dB, and the largest shares of gross and of voicing errors. The issue asks for 1 % and 5 % clean, 5 %
    // gross at 10 dB; these limits lie closer to what is measured. Babble is voiced itself: where only it speaks, "voiced" is right.
    [Theory]
    [InlineData("none", 0, 0.002, 0.045)]
    [InlineData("white", 20, 0.002, 0.045)]
    [InlineData("white", 10, 0.005, 0.050)]
    [InlineData("white", 5, 0.010, 0.060)]
    [InlineData("pink", 20, 0.002, 0.045)]
    [InlineData("pink", 10, 0.005, 0.050)]
    [InlineData("pink", 5, 0.010, 0.065)]
    [InlineData("babble", 20, 0.005, 0.060)]
    [InlineData("babble", 10, 0.048, 0.090)]
    public void Follows_pulse_trains_through_noise(string noise, double snrDb, double gross, double voicing)
    {
        var errors = new F0Errors();
        var tracker = new F0Tracker(SyntheticVoice.Rate);
        foreach (var hertz in Centres)
        {
            foreach (var vowel in SyntheticVoice.Vowels.Keys)
            {
                var voice = SyntheticVoice.Speak(hertz, vowel, 2, seed: (int)hertz);
                errors.Add(tracker.Track(AddNoise(voice.Clip, noise, snrDb)), voice.TrueF0);
            }
        }

        output.WriteLine(errors.ToString());
        Assert.True(errors.Gross < gross && errors.Voicing < voicing && errors.Fine < 0.01, errors.ToString());
    }

    // Of the frames with a probability around p, a share of about p has to be voiced.
    [Fact]
    public void The_voicing_probability_is_roughly_a_probability()
    {
        var voiced = new int[5];
        var frames = new int[5];
        var sums = new double[5];
        foreach (var snrDb in new[] { 20, 10, 5, 0 })
        {
            foreach (var hertz in Centres)
            {
                var voice = SyntheticVoice.Speak(hertz, "a", 2, seed: (int)hertz);
                var track = new F0Tracker(SyntheticVoice.Rate).Track(AddNoise(voice.Clip, "white", snrDb));
                for (var i = 0; i < track.Frames; i++)
                {
                    var bin = Math.Min(4, (int)(5 * track.VoicingProbability[i]));
                    frames[bin]++;
                    sums[bin] += track.VoicingProbability[i];
                    voiced[bin] += voice.TrueF0(track.FrameTime(i)) > 0 ? 1 : 0;
                }
            }
        }

        var shares = voiced.Zip(frames, (v, n) => (double)v / n).ToArray();
        output.WriteLine(string.Join(" ", shares.Select((share, bin) => FormattableString.Invariant($"{share:0.00} of {frames[bin]}"))));
        Assert.Equal(shares.Order(), shares);
        Assert.All(Enumerable.Range(0, 5), bin => Assert.Equal(sums[bin] / frames[bin], shares[bin], 0.35));
    }

    private static AudioClip AddNoise(AudioClip clip, string noise, double snrDb) =>
        noise switch
        {
            "white" => Augmentation.AddNoise(clip, snrDb, seed: 1),
            "pink" => SyntheticVoiceNoise.AddPink(clip, snrDb, seed: 1),
            "babble" => SyntheticVoiceNoise.AddBabble(clip, snrDb, seed: 1),
            _ => clip,
        };
}
