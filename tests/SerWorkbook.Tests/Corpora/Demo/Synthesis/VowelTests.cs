using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class VowelTests
{
    public static TheoryData<string, string> Vowels()
    {
        var data = new TheoryData<string, string>();
        foreach (var voice in VoiceList.All)
        {
            foreach (var vowel in new[] { "IH", "EH", "AE", "AA", "AH", "UH", "ER", "AX", "IX" })
            {
                data.Add(voice.Name, vowel);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Vowels))]
    public void A_tract_resonates_at_the_formants_of_the_table(string voiceName, string vowel)
    {
        var voice = VoiceList.Find(voiceName);
        var target = PhonemeTable.Find(vowel).Start;
        var rate = 2.0 * voice.SampleRate;
        var tract = new VocalTract(voice, EmotionCues.None, rate);
        tract.Tune(Steady(target, voicing: 1, 300), 100, 1);
        var answer = new double[(int)(0.1 * rate)];
        answer[0] = 1;
        tract.Filter(answer);

        AssertPeak(answer, target.F1 * voice.TractFactor * voice.OpennessFactor, rate);
        AssertPeak(answer, target.F2 * voice.TractFactor * voice.FrontnessFactor, rate);
        AssertPeak(answer, target.F3 * voice.TractFactor, rate);
    }

    [Theory]
    [InlineData("sam", 75)]
    [InlineData("josh", 121)]
    [InlineData("jenie", 188.4)]
    [InlineData("bea", 207)]
    [InlineData("bea", 401)]
    public void A_steady_vowel_has_the_F0_it_was_made_with(string voiceName, double f0)
    {
        var voice = VoiceList.Find(voiceName);
        var samples = SteadyVowel(voice, "AA", f0);
        var rate = voice.SampleRate;
        var frame = samples.AsSpan(rate / 5, rate / 10);
        var (measured, strength) = Spectra.F0(frame, rate, 60, 600);
        Assert.True(strength > 0.9, $"correlates with {strength} only");
        Assert.Equal(f0, measured, f0 * 0.005);
    }

    [Theory]
    [InlineData("AA")]
    [InlineData("EH")]
    [InlineData("IH")]
    public void The_strongest_harmonics_of_a_steady_vowel_lie_at_its_first_formant(string vowel)
    {
        const double f0 = 60;
        var voice = VoiceList.Find("josh");
        var samples = Array.ConvertAll(SteadyVowel(voice, vowel, f0), x => (double)x);
        var expected = PhonemeTable.Find(vowel).Start.F1 * voice.TractFactor;
        var strongest = Enumerable
            .Range(4, 20)
            .Select(h => h * f0)
            .MaxBy(hz => Spectra.MagnitudeAt(samples.AsSpan(2000, 4000), hz, voice.SampleRate));
        Assert.InRange(strongest, expected - f0, expected + f0);
    }

    private static void AssertPeak(double[] answer, double expected, double rate)
    {
        var peak = Spectra.PeakHz(answer, 0.92 * expected, 1.08 * expected, 5, rate);
        Assert.InRange(peak, expected - Math.Max(25, 0.04 * expected), expected + Math.Max(25, 0.04 * expected));
    }

    private static float[] SteadyVowel(Voice voice, string vowel, double f0)
    {
        var tracks = Steady(PhonemeTable.Find(vowel).Start, voicing: 1, 500);
        var source = new SourceTracks(Constant(f0, tracks), Constant(voice.Rd, tracks), Constant(0, tracks), Constant(0.001, tracks));
        var still = voice with { Jitter = 0, Shimmer = 0 };
        var performance = new Performance(still, SentenceList.All[0], EmotionCues.None, 1, "steady");
        return Synthesiser.Render(performance, tracks, source);
    }

    private static ControlTracks Steady(FormantTarget target, double voicing, double milliseconds) =>
        ControlTracks.From([
            new Gesture
            {
                StartMs = 0,
                EndMs = milliseconds,
                From = target,
                To = target,
                Voicing = voicing,
            },
        ]);

    private static double[] Constant(double value, ControlTracks tracks) => [.. Enumerable.Repeat(value, tracks.Frames)];
}
