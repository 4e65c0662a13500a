using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>Mel-frequency cepstral coefficients: the cosine transform of the mel spectrum in dB.</summary>
/// <remarks>Source: Davis and Mermelstein, IEEE Trans. ASSP 28(4), 1980; scaling and defaults as librosa has them.</remarks>
public static class Mfcc
{
    /// <summary>Computes the coefficients of a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="options">Frames, bands, number and scaling.</param>
    /// <returns>Frames x coefficients, c0 first.</returns>
    public static FrameMatrix Of(AudioClip clip, MfccOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Of(LogMelSpectrogram.Of(clip, options.LogMel).Values, options.Coefficients, options.Scaling, options.Lifter);
    }

    /// <summary>Computes the coefficients of a mel spectrogram.</summary>
    /// <param name="logMel">Frames x bands, dB.</param>
    /// <param name="coefficients">Number of coefficients.</param>
    /// <param name="scaling">The scaling of the cosine transform.</param>
    /// <param name="lifter">Length L of HTK's liftering, or 0 for none.</param>
    /// <returns>Frames x coefficients, c0 first.</returns>
    public static FrameMatrix Of(FrameMatrix logMel, int coefficients, DctScaling scaling, int lifter = 0)
    {
        ArgumentNullException.ThrowIfNull(logMel);
        var dct = new Dct(logMel.Coefficients, coefficients, scaling);
        var weights = Liftering.Weights(coefficients, lifter);
        var result = new FrameMatrix(logMel.Frames, coefficients);
        for (var frame = 0; frame < logMel.Frames; frame++)
        {
            dct.Apply(logMel.Row(frame), result.Row(frame));
            TensorPrimitives.Multiply(result.Row(frame), weights, result.Row(frame));
        }

        return result;
    }
}
