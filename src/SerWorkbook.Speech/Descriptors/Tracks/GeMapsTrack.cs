using SerWorkbook.Speech.Descriptors;

namespace SerWorkbook.Speech;

/// <summary>The low-level descriptors of a recording over time, before any smoothing.</summary>
/// <remarks>Frame t starts at t x 10 ms; its spectrum covers 20 ms, its F0 60 ms. There are as many frames as 60 ms windows.</remarks>
/// <param name="Values">Frames x descriptors, the columns in the order of <see cref="GeMapsDescriptor"/>.</param>
public sealed record GeMapsTrack(FrameMatrix Values)
{
    /// <summary>Number of frames.</summary>
    public int Frames => Values.Frames;

    /// <summary>Seconds from frame to frame.</summary>
    public static double HopSeconds => GeMapsFrames.HopSeconds;

    /// <summary>The name of every column.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. Enum.GetValues<GeMapsDescriptor>().Select(descriptor => descriptor.ToString())];

    /// <summary>One descriptor over time.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <returns>One value per frame.</returns>
    public float[] this[GeMapsDescriptor descriptor] => Values.Column((int)descriptor);

    /// <summary>Whether a frame is voiced.</summary>
    /// <param name="frame">Frame, from 0.</param>
    public bool IsVoiced(int frame) => Values[frame, (int)GeMapsDescriptor.F0Semitones] > 0;

    /// <summary>F0 over time.</summary>
    /// <returns>Hz; 0 in unvoiced frames.</returns>
    public float[] F0Hz() =>
        Array.ConvertAll(this[GeMapsDescriptor.F0Semitones], semitones => semitones > 0 ? 27.5f * MathF.Pow(2, semitones / 12) : 0);

    /// <summary>The middle of a frame's F0 window.</summary>
    /// <param name="frame">Frame, from 0.</param>
    /// <returns>Seconds.</returns>
    public static double F0Seconds(int frame) => frame * HopSeconds + GeMapsFrames.LongLength / 2.0 / GeMapsFrames.SampleRate;

    /// <summary>The middle of a frame's spectral window, where formants and spectral descriptors are measured.</summary>
    /// <param name="frame">Frame, from 0.</param>
    /// <returns>Seconds.</returns>
    public static double SpectrumSeconds(int frame) => frame * HopSeconds + GeMapsFrames.ShortLength / 2.0 / GeMapsFrames.SampleRate;
}
