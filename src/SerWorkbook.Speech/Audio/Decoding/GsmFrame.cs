namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>The 76 parameters of 20 ms of speech in GSM 06.10.</summary>
internal sealed class GsmFrame
{
    /// <summary>Bits of a frame.</summary>
    public const int Bits = 260;

    /// <summary>Subframes of a frame.</summary>
    public const int Subframes = 4;

    /// <summary>Pulses of a subframe.</summary>
    public const int Pulses = 13;

    /// <summary>Coded log area ratios.</summary>
    public readonly int[] AreaRatios = new int[8];

    /// <summary>Lag of the long-term predictor of each subframe.</summary>
    public readonly int[] Lags = new int[Subframes];

    /// <summary>Coded gain of that predictor.</summary>
    public readonly int[] Gains = new int[Subframes];

    /// <summary>Place of the grid of pulses.</summary>
    public readonly int[] Grids = new int[Subframes];

    /// <summary>Coded amplitude of the largest pulse.</summary>
    public readonly int[] Peaks = new int[Subframes];

    /// <summary>Coded pulses.</summary>
    public readonly int[][] Codes = new int[Subframes][];

    /// <summary>Unpacks a frame.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="firstBit">Where it starts.</param>
    /// <param name="isLeastFirst">Whether bits are packed from the least significant one, as in WAV files.</param>
    public GsmFrame(ReadOnlySpan<byte> bytes, int firstBit, bool isLeastFirst)
    {
        var place = firstBit;
        ReadOnlySpan<int> widths = [6, 6, 5, 5, 4, 4, 3, 3];
        for (var i = 0; i < widths.Length; i++)
        {
            AreaRatios[i] = Take(bytes, ref place, widths[i], isLeastFirst);
        }

        for (var i = 0; i < Subframes; i++)
        {
            Lags[i] = Take(bytes, ref place, 7, isLeastFirst);
            Gains[i] = Take(bytes, ref place, 2, isLeastFirst);
            Grids[i] = Take(bytes, ref place, 2, isLeastFirst);
            Peaks[i] = Take(bytes, ref place, 6, isLeastFirst);
            Codes[i] = new int[Pulses];
            for (var pulse = 0; pulse < Pulses; pulse++)
            {
                Codes[i][pulse] = Take(bytes, ref place, 3, isLeastFirst);
            }
        }
    }

    private static int Take(ReadOnlySpan<byte> bytes, ref int place, int width, bool isLeastFirst)
    {
        var value = 0;
        for (var i = 0; i < width; i++, place++)
        {
            value = isLeastFirst
                ? value | (((bytes[place / 8] >> (place % 8)) & 1) << i)
                : (value << 1) | ((bytes[place / 8] >> (7 - place % 8)) & 1);
        }

        return value;
    }
}
