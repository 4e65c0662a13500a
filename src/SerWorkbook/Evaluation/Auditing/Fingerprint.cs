using System.Numerics;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>
/// Which bands of a recording rise against their neighbours from moment to moment: alike for copies, whatever their format.
/// </summary>
/// <param name="Bits">One value of 32 bits each <see cref="FingerprintExtractor.HopSeconds"/>.</param>
/// <param name="IsLoud">Whether there is enough energy for the bits to mean something.</param>
internal sealed record Fingerprint(uint[] Bits, bool[] IsLoud)
{
    /// <summary>Fewer moments in common say nothing.</summary>
    public const int FewestFrames = 30;

    private const int WordBits = 32;

    /// <summary>Compares two recordings, one of them moved.</summary>
    /// <param name="other">The other recording.</param>
    /// <param name="shift">Frame t of this one is laid on frame t + shift of the other one.</param>
    /// <returns>Share of bits that differ where both are loud, 0 to 1 (unrelated: about 0.5); 1 when too little is in common.</returns>
    public double BitErrorRate(Fingerprint other, int shift)
    {
        var (errors, frames) = (0, 0);
        var end = Math.Min(Bits.Length, other.Bits.Length - shift);
        for (var t = Math.Max(0, -shift); t < end; t++)
        {
            if (IsLoud[t] && other.IsLoud[t + shift])
            {
                errors += BitOperations.PopCount(Bits[t] ^ other.Bits[t + shift]);
                frames++;
            }
        }

        return frames < FewestFrames ? 1 : (double)errors / (WordBits * frames);
    }
}
