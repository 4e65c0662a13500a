using SerWorkbook.Speech;
using static Onnx.TensorProto.Types;

namespace SerWorkbook.Export.Onnx;

/// <summary>The part of a graph from the waveform to the frames of <see cref="FeatureSet.MelStats"/>, and whether it can be used.</summary>
/// <remarks>Frames and Fourier transform are one convolution, in single precision; the rest follows <see cref="MelStatsPlan"/>.</remarks>
internal sealed class WaveformNodes(OnnxGraph graph)
{
    private static readonly float DbPerNeper = (float)(10 / Math.Log(10));

    private const long ShortestSamples = (long)(AudioCheck.ShortestSeconds * MelStatsPlan.SampleRate);

    private const long LevelFrame = (long)(AudioCheck.LevelFrameSeconds * MelStatsPlan.SampleRate);
    private const long ShortestFrames = (long)(AudioCheck.ShortestSeconds / AudioCheck.LevelFrameSeconds + 0.5);

    /// <summary>Adds the features and the check.</summary>
    /// <param name="waveform">Samples.</param>
    /// <returns>The features, 1 x columns, and whether the waveform can be used, one value.</returns>
    public (string Features, string IsUsable) Add(string waveform)
    {
        graph.Section = "recording";
        var length = graph.Node("Shape", [waveform]);
        var padded = PadToShortest(waveform, length);
        var usable = IsUsable(waveform, padded, length);
        graph.Section = "spectrum";
        var power = Power(padded);
        graph.Section = "frames";
        var bands = graph.Product(Weights("melWeights", MelStatsPlan.MelWeights, MelStatsPlan.Bands, MelStatsPlan.Bins), power);
        var (correlation, f0) = Period(power);
        var frames = new MelStatsContours(Decibel(graph.Sum(bands, 0)), RaiseToFloor(Decibel(bands)), correlation, f0);
        return (new MelStatsNodes(graph).Add(Active(frames)), usable);
    }

    // A waveform that is too short is filled up with zeros, so that the graph gives an answer, which is that it cannot be used.
    private string PadToShortest(string waveform, string length)
    {
        var missing = graph.Node("Max", [graph.Subtract(graph.Constant("shortest", ShortestSamples), length), graph.Constant("none", 0L)]);
        return graph.Node("Pad", [waveform, graph.Node("Concat", [graph.Constant("none", 0L), missing], OnnxAttribute.Of("axis", 0))]);
    }

    // As AudioCheck and RecordingCheck: finite, long enough, neither silent nor far beyond full scale, and 100 ms that stand out.
    private string IsUsable(string waveform, string padded, string length)
    {
        var magnitude = graph.Node("Abs", [padded]);
        var peak = graph.Reduce("ReduceMax", magnitude, 0);
        string[] conditions =
        [
            graph.Node("GreaterOrEqual", [length, graph.Constant("shortest", ShortestSamples)]),
            graph.All(graph.Node("Less", [magnitude, graph.Single(float.PositiveInfinity)]), 0),
            graph.Node("LessOrEqual", [peak, graph.Single(AudioCheck.HighestPeak)]),
            graph.Node("GreaterOrEqual", [peak, graph.Single((float)Math.Pow(10, AudioCheck.SilenceDb / 20))]),
            StandsOut(padded),
        ];
        return conditions.Aggregate((a, b) => graph.Node("And", [a, b]));
    }

    private string StandsOut(string padded)
    {
        var length = graph.Node("Shape", [padded]);
        var frame = graph.Constant("levelFrame", LevelFrame);
        var whole = graph.Multiply(graph.Divide(length, frame), frame);
        var frames = graph.Reshape(graph.Slice(padded, graph.Constant("start", 0L), whole, 0), -1, LevelFrame);
        var energy = graph.Reduce("ReduceSumSquare", frames, 1, keep: false);
        var threshold = graph.Multiply(graph.Reduce("ReduceMax", energy, 0), graph.Single(AudioCheck.QuietEnergyShare));
        var (first, end) = Extent(graph.Node("GreaterOrEqual", [energy, threshold]));
        return graph.Node("GreaterOrEqual", [graph.Subtract(end, first), graph.Constant("shortestFrames", ShortestFrames)]);
    }

    // The first frame that is marked and the one after the last: vectors of one value.
    private (string First, string End) Extent(string marks)
    {
        var numbers = graph.Cast(marks, DataType.Int32);
        var first = graph.Node("ArgMax", [numbers], OnnxAttribute.Of("axis", 0));
        var last = graph.Node("ArgMax", [numbers], OnnxAttribute.Of("axis", 0), OnnxAttribute.Of("select_last_index", 1));
        return (first, graph.Add(last, graph.Constant("one", 1L)));
    }

    // Real parts, then imaginary parts: bins x frames each.
    private string Power(string padded)
    {
        const int Bins = MelStatsPlan.Bins;
        const int Length = MelStatsPlan.FrameLength;
        var kernels = new float[2 * Bins * Length];
        for (var bin = 0; bin < Bins; bin++)
        {
            for (var n = 0; n < Length; n++)
            {
                // Reduced before the cosine, so that large products lose nothing.
                var turn = 2 * Math.PI * (bin * n % Length) / Length;
                kernels[bin * Length + n] = (float)(MelStatsPlan.Window[n] * Math.Cos(turn));
                kernels[(Bins + bin) * Length + n] = (float)(MelStatsPlan.Window[n] * Math.Sin(turn));
            }
        }

        var parts = graph.Node(
            "Conv",
            [graph.Reshape(padded, 1, 1, -1), graph.Constant("fourier", kernels, 2 * Bins, 1, Length)],
            OnnxAttribute.Of("strides", [MelStatsPlan.Hop])
        );
        var squares = graph.Reshape(graph.Multiply(parts, parts), 2, Bins, -1);
        return graph.Node("ReduceSum", [squares, graph.Constant("parts", 0L)], OnnxAttribute.Of("keepdims", 0));
    }

    private (string Correlation, string F0) Period(string power)
    {
        const int Bins = MelStatsPlan.PeriodBins;
        var low = graph.Slice(power, graph.Constant("start", 0L), graph.Constant("periodBins", Bins), 0);
        var energy = graph.Product(Weights("energyWeights", MelStatsPlan.EnergyWeights, 1, Bins), low);
        var raised = graph.Node("Max", [energy, graph.Single(MelStatsPlan.SmallestPower)]);
        var products = graph.Product(Weights("correlationWeights", MelStatsPlan.CorrelationWeights, MelStatsPlan.Lags, Bins), low);
        var correlations = graph.Divide(products, raised);
        var merits = graph.Subtract(correlations, graph.Constant("lagCosts", MelStatsPlan.LagCosts, MelStatsPlan.Lags, 1));
        var sharp = graph.Multiply(merits, graph.Single(MelStatsPlan.LagSharpness));
        var weights = graph.Node("Softmax", [sharp], OnnxAttribute.Of("axis", 0));
        var semitones = graph.Constant("lagSemitones", MelStatsPlan.LagSemitones, 1, MelStatsPlan.Lags);
        return (graph.Reduce("ReduceMax", correlations, 0), graph.Product(semitones, weights));
    }

    private string RaiseToFloor(string bands)
    {
        var highest = graph.Node("ReduceMax", [bands], OnnxAttribute.Of("keepdims", 0));
        return graph.Node("Max", [bands, graph.Subtract(highest, graph.Single(MelStatsPlan.RangeDb))]);
    }

    private MelStatsContours Active(MelStatsContours frames)
    {
        var loudest = graph.Node("ReduceMax", [frames.Level], OnnxAttribute.Of("keepdims", 0));
        var threshold = graph.Subtract(loudest, graph.Single(MelStatsPlan.ActiveRangeDb));
        var (first, end) = Extent(graph.Reshape(graph.Node("GreaterOrEqual", [frames.Level, threshold]), -1));
        return new MelStatsContours(Part(frames.Level), Part(frames.Bands), Part(frames.Correlation), Part(frames.F0));

        string Part(string contours) => graph.Slice(contours, first, end, 1);
    }

    private string Decibel(string power)
    {
        var raised = graph.Node("Max", [power, graph.Single(MelStatsPlan.SmallestPower)]);
        return graph.Multiply(graph.Node("Log", [raised]), graph.Single(DbPerNeper));
    }

    private string Weights(string name, ReadOnlySpan<float> values, long rows, long columns) => graph.Constant(name, values, rows, columns);
}
