using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>How strongly the level of broad bands goes up and down, by rate: the modulation spectrum of speech.</summary>
internal static class Modulation
{
    private const int Segment = 128;
    private const int BroadBands = 7;
    private const double FramesPerSecond = 100;
    private static readonly double[] EdgesHz = [1, 2, 4, 8, 16, 32];

    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        .. from band in Enumerable.Range(0, BroadBands)
           from rate in Enumerable.Range(0, EdgesHz.Length - 1)
           select new FeatureColumn(FormattableString.Invariant($"modulation{band}_{EdgesHz[rate]}to{EdgesHz[rate + 1]}"), FeatureFamily.Modulation, "dB"),
    ];

    public static void Fill(FrameColumns frames, Regions regions, Span<float> vector)
    {
        var values = new float[frames.Frames];
        var sum = new float[frames.Frames];
        for (var band = 0; band < BroadBands; band++)
        {
            if (band == 0)
            {
                frames.Read(SerFullDescriptors.Level, sum);
            }
            else
            {
                Array.Clear(sum);
                for (var b = (band - 1) * 4 + 1; b < band * 4 + 1; b++)
                {
                    frames.Read(SerFullDescriptors.FirstMel + b, values);
                    TensorPrimitives.Add(sum, values, sum);
                }

                TensorPrimitives.Multiply(sum, 0.25f, sum);
            }

            Fill(sum.AsSpan(regions.First..regions.End), vector.Slice(band * (EdgesHz.Length - 1), EdgesHz.Length - 1));
        }
    }

    private static void Fill(ReadOnlySpan<float> contour, Span<float> result)
    {
        var fft = new RealFft(Segment);
        var window = Window.Hann(Segment);
        var frame = new float[Segment];
        var power = new float[fft.BinCount];
        var total = new double[fft.BinCount];
        var segments = 0;
        for (var start = 0; start == 0 || start + Segment / 2 < contour.Length; start += Segment / 2)
        {
            var part = contour[start..Math.Min(contour.Length, start + Segment)];
            var mean = TensorPrimitives.Sum(part) / part.Length;
            Array.Clear(frame);
            TensorPrimitives.Subtract(part, mean, frame);
            TensorPrimitives.Multiply(frame, window, frame);
            fft.Power(frame, power);
            for (var k = 0; k < total.Length; k++)
            {
                total[k] += power[k];
            }

            segments++;
        }

        for (var rate = 0; rate < result.Length; rate++)
        {
            var sum = 0.0;
            for (var k = (int)Math.Ceiling(EdgesHz[rate] * Segment / FramesPerSecond); k < EdgesHz[rate + 1] * Segment / FramesPerSecond; k++)
            {
                sum += total[k];
            }

            result[rate] = (float)(10 * Math.Log10(sum / segments / Segment + 1e-3));
        }
    }
}
