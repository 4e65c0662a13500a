using System.Numerics.Tensors;
using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Tests.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo;

/// <summary>One clip and what is measured in its samples.</summary>
internal sealed class SpokenClip
{
    private const double Block = 0.01;

    public SpokenClip(Voice voice, ActedEmotion emotion, Sentence sentence, SyntheticUtterance utterance)
    {
        (Voice, Emotion, Sentence, Utterance) = (voice, emotion, sentence, utterance);
        var levels = Levels();
        var loud = Enumerable.Range(0, levels.Length).Where(i => levels[i] > levels.Max() - 22).ToArray();
        Seconds = (loud[^1] + 1 - loud[0]) * Block;
        LevelDb = 10 * Math.Log10(loud.Average(i => Math.Pow(10, levels[i] / 10)));
        LargestStep = MeasureStep();
        F0 = MeasureF0(levels.Max());
        BrightnessDb = MeasureBrightness();
    }

    public Voice Voice { get; }

    public ActedEmotion Emotion { get; }

    public Sentence Sentence { get; }

    public SyntheticUtterance Utterance { get; }

    /// <summary>From the first to the last loud block, s.</summary>
    public double Seconds { get; }

    /// <summary>Level while someone speaks, dB.</summary>
    public double LevelDb { get; }

    /// <summary>The largest step from one sample to the next, relative to the root mean square of the 20 ms around it.</summary>
    public double LargestStep { get; }

    /// <summary>F0 measured in voiced frames, with their times and how periodic they are, 0 to 1.</summary>
    public IReadOnlyList<(double Time, double Hertz, double Strength)> F0 { get; }

    /// <summary>Mean F0, Hz.</summary>
    public double MeanF0 => F0.Average(f => f.Hertz);

    /// <summary>Power between 2 and 4 kHz relative to that below 1 kHz in stressed vowels, dB.</summary>
    public double BrightnessDb { get; }

    public string Name => $"{Voice.Name} {Emotion} {Sentence.Id}";

    private double[] Levels()
    {
        var samples = Utterance.Clip.Samples;
        var length = (int)(Block * Utterance.Clip.SampleRate);
        var levels = new double[samples.Length / length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = 10 * Math.Log10(1e-12 + TensorPrimitives.SumOfSquares(samples.Slice(i * length, length)) / length);
        }

        return levels;
    }

    private double MeasureStep()
    {
        var samples = Utterance.Clip.Samples;
        var half = Utterance.Clip.SampleRate / 100;
        var squares = new double[samples.Length + 1];
        for (var i = 0; i < samples.Length; i++)
        {
            squares[i + 1] = squares[i] + (double)samples[i] * samples[i];
        }

        var largest = 0.0;
        for (var i = half; i < samples.Length - half; i++)
        {
            var rms = Math.Sqrt((squares[i + half] - squares[i - half]) / (2 * half));
            largest = Math.Max(largest, Math.Abs(samples[i] - samples[i - 1]) / rms);
        }

        return largest;
    }

    private List<(double Time, double Hertz, double Strength)> MeasureF0(double loudest)
    {
        var found = new List<(double, double, double)>();
        var samples = Utterance.Clip.Samples;
        var rate = Utterance.Clip.SampleRate;
        var length = (int)(0.05 * rate);
        for (var start = 0; start + length <= samples.Length; start += rate / 40)
        {
            var frame = samples.Slice(start, length);
            if (10 * Math.Log10(1e-12 + TensorPrimitives.SumOfSquares(frame) / length) < loudest - 25)
            {
                continue;
            }

            var (hertz, strength) = Spectra.F0(frame, rate, 60, 550);
            if (strength > 0.6)
            {
                found.Add((Centre(start, length, rate, hertz), hertz, strength));
            }
        }

        return found;
    }

    // The autocorrelation of a frame looks at its first part and the same a period later.
    private static double Centre(int start, int length, int rate, double hertz) =>
        (start + (length - rate / 60.0 + rate / hertz) / 2) / rate;

    private double MeasureBrightness()
    {
        var (low, high) = (0.0, 0.0);
        var rate = Utterance.Clip.SampleRate;
        foreach (
            var segment in Utterance.Segments.Where(s =>
                s.IsSpeech && s.Phoneme is "EH" or "AE" or "EY" or "AY" or "IH" or "AH" or "AO" or "IY"
            )
        )
        {
            var start = (int)((segment.StartSeconds + 0.02) * rate);
            var count = Math.Max(0, (int)((segment.EndSeconds - 0.02) * rate) - start);
            var samples = Array.ConvertAll(Utterance.Clip.Samples.Slice(start, count).ToArray(), x => (double)x);
            for (var hertz = 100; hertz < 1000; hertz += 100)
            {
                low += Math.Pow(Spectra.MagnitudeAt(samples, hertz, rate), 2);
            }

            for (var hertz = 2000; hertz < 4000; hertz += 100)
            {
                high += Math.Pow(Spectra.MagnitudeAt(samples, hertz, rate), 2);
            }
        }

        return low > 0 ? 10 * Math.Log10(high / low) : double.NaN;
    }
}
