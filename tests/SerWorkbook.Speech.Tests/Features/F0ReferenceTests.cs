using System.Globalization;

namespace SerWorkbook.Speech.Tests.Features;

/// <summary>librosa 0.11.0's pyin(fmin=65, fmax=500, sr=22050, hop 512) on real clips. It is another tracker, not the truth.</summary>
public sealed class F0ReferenceTests(ITestOutputHelper output)
{
    private const double Hop = 512.0 / 22_050;
    private static readonly string[] Names =
    [
        "03-01-01-01-01-01-01",
        "03-01-05-02-01-01-04",
        "03-01-03-02-02-01-09",
        "03-01-04-01-02-02-12",
    ];

    // pYIN has no idea of silence: it voices background noise 60 dB below the speech, at the ends of its range. Compared are
    // the frames within 35 dB of the loudest. Of those, 17 % differ in voicing: onsets at 450 Hz and more, which pYIN leaves
    // out at the end of its range, and the weakest voice of the four, where pYIN's own probability is 0.01 in every frame.
    [Fact]
    public void Agrees_with_pyin_on_real_speech()
    {
        var errors = new F0Errors();
        foreach (var name in Names)
        {
            var pyin = Pyin(name);
            var options = new F0Options
            {
                LowestHz = 65,
                HighestHz = 500,
                HopSeconds = Hop / 2,
            };
            var clip = Resampler.To(WavReader.Read(SharedData.RavdessClip(name)), 16_000);
            var track = new F0Tracker(16_000, options).Track(clip, frames: 2 * pyin.Length);
            var levels = Enumerable.Range(0, pyin.Length).Select(frame => LevelDb(clip, frame * Hop)).ToArray();
            foreach (var frame in Enumerable.Range(0, pyin.Length).Where(frame => levels[frame] > levels.Max() - 35))
            {
                errors.Add(track.Hertz[2 * frame], pyin[frame]);
            }
        }

        output.WriteLine(errors.ToString());
        Assert.True(errors.Gross < 0.05 && errors.Voicing < 0.20, errors.ToString());
    }

    private static double LevelDb(AudioClip clip, double seconds)
    {
        var start = Math.Clamp((int)((seconds - 0.0125) * clip.SampleRate), 0, clip.Length - 400);
        var power = 0.0;
        foreach (var x in clip.Samples.Slice(start, 400))
        {
            power += (double)x * x / 400;
        }

        return 10 * Math.Log10(power + 1e-12);
    }

    private static double[] Pyin(string name) =>
        [
            .. File.ReadLines(SharedData.Reference($"librosa/{name}.f0.sr22050.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(fields => fields[2] == "1" ? double.Parse(fields[1], CultureInfo.InvariantCulture) : 0),
        ];
}
