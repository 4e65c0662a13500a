namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Decodes one channel of a FLAC frame.</summary>
/// <param name="bits">The data.</param>
internal sealed class FlacSubframe(FlacBits bits)
{
    private const int FirstLinear = 32;
    private const int FirstFixed = 8;
    private const int LastFixed = 12;
    private const int MostCoefficients = 32;

    private readonly long[] _coefficients = new long[MostCoefficients];

    /// <summary>Decodes.</summary>
    /// <param name="samples">Takes the samples of the block.</param>
    /// <param name="width">Bits of a sample.</param>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public void Read(Span<long> samples, int width)
    {
        Require(bits.Read(1) == 0, "a reserved bit is set");
        var type = (int)bits.Read(6);
        var wasted = bits.Read(1) == 1 ? bits.ReadUnary() + 1 : 0;
        Require(wasted < width, "it wastes more bits than a sample has");
        ReadSamples(type, samples, width - wasted);
        if (wasted > 0)
        {
            foreach (ref var sample in samples)
            {
                sample <<= wasted;
            }
        }
    }

    private void ReadSamples(int type, Span<long> samples, int width)
    {
        switch (type)
        {
            case 0:
                samples.Fill(bits.ReadSigned(width));
                break;
            case 1:
                ReadPlain(samples, width);
                break;
            case >= FirstFixed and <= LastFixed:
                ReadFixed(samples, width, type - FirstFixed);
                break;
            case >= FirstLinear:
                ReadLinear(samples, width, type - FirstLinear + 1);
                break;
            default:
                throw new InvalidDataException("its kind of prediction is a reserved value");
        }
    }

    private void ReadPlain(Span<long> samples, int width)
    {
        foreach (ref var sample in samples)
        {
            sample = bits.ReadSigned(width);
        }
    }

    private void ReadFixed(Span<long> samples, int width, int order)
    {
        ReadStart(samples, width, order);
        ReadResidual(samples, order);
        ReadOnlySpan<long> coefficients = order switch
        {
            0 => [],
            1 => [1],
            2 => [2, -1],
            3 => [3, -3, 1],
            _ => [4, -6, 4, -1],
        };
        Restore(samples, coefficients, 0);
    }

    private void ReadLinear(Span<long> samples, int width, int order)
    {
        ReadStart(samples, width, order);
        var precision = (int)bits.Read(4) + 1;
        Require(precision < 16, "the precision of its predictor is a reserved value");
        var shift = (int)bits.ReadSigned(5);
        Require(shift >= 0, "the shift of its predictor is negative");
        for (var i = 0; i < order; i++)
        {
            _coefficients[i] = bits.ReadSigned(precision);
        }

        ReadResidual(samples, order);
        Restore(samples, _coefficients.AsSpan(0, order), shift);
    }

    private void ReadStart(Span<long> samples, int width, int order)
    {
        Require(order <= samples.Length, "its predictor is longer than the block");
        ReadPlain(samples[..order], width);
    }

    // Rice codes in partitions, each with its own parameter.
    private void ReadResidual(Span<long> samples, int order)
    {
        var method = bits.Read(2);
        Require(method < 2, "the coding of its residual is a reserved value");
        var parameterBits = method == 0 ? 4 : 5;
        var partitions = 1 << (int)bits.Read(4);
        var length = samples.Length / partitions;
        Require(length * partitions == samples.Length && length >= order, "its partitions do not fit the block");
        for (var i = 0; i < partitions; i++)
        {
            var part = samples.Slice(i * length, length)[(i == 0 ? order : 0)..];
            var parameter = (int)bits.Read(parameterBits);
            if (parameter == (1 << parameterBits) - 1)
            {
                ReadPlain(part, (int)bits.Read(5));
                continue;
            }

            foreach (ref var value in part)
            {
                var folded = ((long)bits.ReadUnary() << parameter) | bits.Read(parameter);
                value = (folded >> 1) ^ -(folded & 1);
            }
        }
    }

    private static void Restore(Span<long> samples, ReadOnlySpan<long> coefficients, int shift)
    {
        for (var i = coefficients.Length; i < samples.Length; i++)
        {
            var predicted = 0L;
            for (var j = 0; j < coefficients.Length; j++)
            {
                predicted += coefficients[j] * samples[i - 1 - j];
            }

            samples[i] += predicted >> shift;
        }
    }

    private static void Require(bool isTrue, string message)
    {
        if (!isTrue)
        {
            throw new InvalidDataException(message);
        }
    }
}
