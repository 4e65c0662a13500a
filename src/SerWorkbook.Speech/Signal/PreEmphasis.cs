namespace SerWorkbook.Speech.Signal;

/// <summary>The first difference that lifts high frequencies: y[n] = x[n] - a x[n-1].</summary>
/// <remarks>Source: The HTK Book, eq. 5.1; a = 0.97 is usual for speech.</remarks>
internal static class PreEmphasis
{
    /// <summary>The usual coefficient, a.</summary>
    public const float Usual = 0.97f;

    /// <summary>Filters samples; blocks one after the other give what the whole signal gives.</summary>
    /// <param name="samples">Samples.</param>
    /// <param name="output">Takes as many samples; may be the same memory.</param>
    /// <param name="coefficient">a, 0 to 1.</param>
    /// <param name="before">The sample before the first one; 0 at the beginning of a signal.</param>
    /// <returns>The last sample as it went in: <paramref name="before"/> for the next block.</returns>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static float Apply(ReadOnlySpan<float> samples, Span<float> output, float coefficient = Usual, float before = 0f)
    {
        if (samples.Length != output.Length)
        {
            throw new ArgumentException($"Got {samples.Length} samples and room for {output.Length}; as many are needed.", nameof(output));
        }

        for (var n = 0; n < samples.Length; n++)
        {
            var sample = samples[n];
            output[n] = sample - coefficient * before;
            before = sample;
        }

        return before;
    }
}
