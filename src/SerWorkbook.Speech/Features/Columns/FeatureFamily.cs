namespace SerWorkbook.Speech;

/// <summary>What a feature is about.</summary>
public enum FeatureFamily
{
    /// <summary>Level and its contour.</summary>
    Energy,

    /// <summary>F0: height, range, movement.</summary>
    F0,

    /// <summary>How voiced and how regular the voice is.</summary>
    Voicing,

    /// <summary>Spectral balance: centroid, roll-off, slope, ratios.</summary>
    Spectrum,

    /// <summary>The cepstrum: articulation and voice timbre.</summary>
    Mfcc,

    /// <summary>Band levels.</summary>
    LogMel,

    /// <summary>Rate and length of voiced stretches and pauses.</summary>
    Rhythm,

    /// <summary>Peaks against valleys of the spectrum, band by band.</summary>
    Contrast,

    /// <summary>Pitch classes.</summary>
    Chroma,

    /// <summary>How strongly the levels of bands go up and down, by rate.</summary>
    Modulation,

    /// <summary>Frequency, width and strength of the resonances of the vocal tract.</summary>
    Formants,

    /// <summary>Anything else: columns of a set that is not this library's.</summary>
    Other,
}
