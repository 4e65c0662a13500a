using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Expands the logarithmic 8-bit samples of telephony to 16 bits (ITU-T G.711, tables 1a to 2b).</summary>
internal static class G711
{
    private static readonly short[] FromALaw = Table(ALaw);
    private static readonly short[] FromMuLaw = Table(MuLaw);

    /// <summary>Expands.</summary>
    /// <param name="bytes">One byte per sample.</param>
    /// <param name="isALaw">A-law, otherwise mu-law.</param>
    /// <param name="expanded">Takes two bytes per sample, in the order of the processor.</param>
    public static void Expand(ReadOnlySpan<byte> bytes, bool isALaw, Span<byte> expanded)
    {
        var table = isALaw ? FromALaw : FromMuLaw;
        var samples = MemoryMarshal.Cast<byte, short>(expanded);
        for (var i = 0; i < bytes.Length; i++)
        {
            samples[i] = table[bytes[i]];
        }
    }

    private static short[] Table(Func<int, int> expand) => [.. Enumerable.Range(0, 256).Select(code => (short)expand(code))];

    // Every second bit is inverted; 13 bits, left-justified in 16.
    private static int ALaw(int code)
    {
        var value = code ^ 0x55;
        var segment = (value >> 4) & 7;
        var step = ((value & 15) << 4) + 8;
        var magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
        return (value & 0x80) != 0 ? magnitude : -magnitude;
    }

    // All bits are inverted; 14 bits, left-justified in 16, with a bias of 33.
    private static int MuLaw(int code)
    {
        const int Bias = 33 << 2;
        var value = ~code & 0xFF;
        var magnitude = ((((value & 15) << 3) + Bias) << ((value >> 4) & 7)) - Bias;
        return (value & 0x80) != 0 ? -magnitude : magnitude;
    }
}
