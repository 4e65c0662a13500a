namespace SerWorkbook.Speech.Descriptors;

/// <summary>The frames that all descriptors stand on.</summary>
/// <remarks>
/// Frame t starts at sample t x hop, without padding; a frame that would reach over the end does not exist. Source:
/// Eyben et al., IEEE Trans. Affective Computing 7(2), 2016, section 3: 20 ms for spectra, 60 ms for F0, 10 ms apart.
/// </remarks>
internal static class GeMapsFrames
{
    /// <summary>Sampling rate, Hz.</summary>
    public const int SampleRate = 16_000;

    /// <summary>From frame to frame, samples: 10 ms.</summary>
    public const int Hop = 160;

    /// <summary>Seconds from frame to frame.</summary>
    public const double HopSeconds = (double)Hop / SampleRate;

    /// <summary>Length of the frames for spectral descriptors, samples: 20 ms.</summary>
    public const int ShortLength = 320;

    /// <summary>Points of the transform of a short frame.</summary>
    public const int ShortFftSize = 512;

    /// <summary>Distance of the bins of a short frame, Hz.</summary>
    public const double ShortHzPerBin = (double)SampleRate / ShortFftSize;

    /// <summary>Length of the frames for F0 and voice quality, samples: 60 ms.</summary>
    public const int LongLength = 960;

    /// <summary>Points of the transform of a long frame.</summary>
    public const int LongFftSize = 1024;

    /// <summary>Distance of the bins of a long frame, Hz.</summary>
    public const double LongHzPerBin = (double)SampleRate / LongFftSize;

    /// <summary>The window of the long frames, exp(-((n - c) / (0.4 c))² / 2) around the middle c.</summary>
    /// <returns>A new array of <see cref="LongLength"/> weights.</returns>
    public static float[] GaussianWindow()
    {
        const double sigma = 0.4;
        const double middle = (LongLength - 1) / 2.0;
        var window = new float[LongLength];
        for (var n = 0; n < LongLength; n++)
        {
            var x = (n - middle) / (sigma * middle);
            window[n] = (float)Math.Exp(-0.5 * x * x);
        }

        return window;
    }
}
