namespace SerWorkbook.Benchmarks;

/// <summary>Signals to time with: the same for every run.</summary>
internal static class BenchmarkSignal
{
    /// <summary>Noise, evenly spread over half of full scale.</summary>
    public static float[] Noise(int length)
    {
        var random = new Random(1);
        var samples = new float[length];
        for (var n = 0; n < length; n++)
        {
            samples[n] = random.NextSingle() - 0.5f;
        }

        return samples;
    }
}
