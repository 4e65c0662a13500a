using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.MelStats;

/// <summary>Measures one frame: the levels of the bands, its own level, periodicity and F0.</summary>
internal sealed class MelStatsFrame
{
    /// <summary>The place of the level in a row, behind the bands.</summary>
    public const int Level = MelStatsPlan.Bands;

    /// <summary>The place of the correlation.</summary>
    public const int Correlation = Level + 1;

    /// <summary>The place of F0.</summary>
    public const int F0 = Level + 2;

    /// <summary>Values per row.</summary>
    public const int Values = Level + 3;

    private readonly RealFft _fft = new(MelStatsPlan.FrameLength);
    private readonly MelFilterBank _bank = MelStatsPlan.CreateBank();
    private readonly float[] _samples = new float[MelStatsPlan.FrameLength];
    private readonly float[] _power = new float[MelStatsPlan.FrameLength / 2 + 1];
    private readonly float[] _correlation = new float[MelStatsPlan.Lags];
    private readonly float[] _weights = new float[MelStatsPlan.Lags];

    /// <summary>Measures a frame.</summary>
    /// <param name="samples">Its samples.</param>
    /// <param name="row">Takes <see cref="Values"/> values.</param>
    public void Measure(ReadOnlySpan<float> samples, Span<float> row)
    {
        TensorPrimitives.Multiply(samples, MelStatsPlan.Window, _samples);
        _fft.Power(_samples, _power);
        var bands = row[..MelStatsPlan.Bands];
        _bank.Apply(_power, bands);
        row[Level] = FixedOrderSums.Sum<float>(bands);
        ToDecibel(row[..(Level + 1)]);
        (row[Correlation], row[F0]) = Period();
    }

    private (float Correlation, float Semitones) Period()
    {
        var power = _power.AsSpan(0, MelStatsPlan.PeriodBins);
        var energy = Math.Max(FixedOrderSums.Dot<float>(power, MelStatsPlan.EnergyWeights), MelStatsPlan.SmallestPower);
        for (var lag = 0; lag < _correlation.Length; lag++)
        {
            var weights = MelStatsPlan.CorrelationWeights.Slice(lag * MelStatsPlan.PeriodBins, MelStatsPlan.PeriodBins);
            _correlation[lag] = FixedOrderSums.Dot<float>(power, weights) / energy;
        }

        return (TensorPrimitives.Max<float>(_correlation), BestSemitones());
    }

    private float BestSemitones()
    {
        TensorPrimitives.Subtract(_correlation, MelStatsPlan.LagCosts, _weights);
        TensorPrimitives.Subtract(_weights, TensorPrimitives.Max<float>(_weights), _weights);
        TensorPrimitives.Multiply(_weights, MelStatsPlan.LagSharpness, _weights);
        TensorPrimitives.Exp<float>(_weights, _weights);
        return FixedOrderSums.Dot<float>(_weights, MelStatsPlan.LagSemitones) / FixedOrderSums.Sum<float>(_weights);
    }

    private static void ToDecibel(Span<float> powers)
    {
        TensorPrimitives.Max(powers, MelStatsPlan.SmallestPower, powers);
        Decibel.FromPower(powers);
    }
}
