using SerWorkbook.Speech.Descriptors.Formants;
using SerWorkbook.Speech.Descriptors.Spectrum;
using SerWorkbook.Speech.Descriptors.VoiceQuality;

namespace SerWorkbook.Speech;

/// <summary>The low-level descriptors of the set, in the order of a track's columns.</summary>
/// <remarks>Those from <see cref="F0Semitones"/> on are measured in voiced frames and are 0 elsewhere, unless said otherwise.</remarks>
public enum GeMapsDescriptor
{
    /// <summary>Perceived loudness: see <see cref="LoudnessModel"/>.</summary>
    Loudness,

    /// <summary>Power above 1 kHz over power below, dB: see <see cref="SpectralBalance"/>.</summary>
    AlphaRatio,

    /// <summary>Strongest bin below 2 kHz over strongest bin from 2 to 5 kHz, dB: see <see cref="SpectralBalance"/>.</summary>
    HammarbergIndex,

    /// <summary>Slope of the spectrum from 0 to 500 Hz, dB per Hz: see <see cref="SpectralSlope"/>.</summary>
    Slope0To500,

    /// <summary>Slope of the spectrum from 500 to 1500 Hz, dB per Hz: see <see cref="SpectralSlope"/>.</summary>
    Slope500To1500,

    /// <summary>Change of the magnitude spectrum from frame to frame: see <see cref="SpectralFlux"/>.</summary>
    SpectralFlux,

    /// <summary>First mel cepstral coefficient: see <see cref="MelCepstrum"/>.</summary>
    Mfcc1,

    /// <summary>Second mel cepstral coefficient.</summary>
    Mfcc2,

    /// <summary>Third mel cepstral coefficient.</summary>
    Mfcc3,

    /// <summary>Fourth mel cepstral coefficient.</summary>
    Mfcc4,

    /// <summary>F0 in semitones above 27.5 Hz; 0 in unvoiced frames.</summary>
    F0Semitones,

    /// <summary>Mean change of the period from one to the next over the mean period: see <see cref="PeriodTracker"/>.</summary>
    Jitter,

    /// <summary>
    /// Mean change of the amplitude from one period to the next over the mean amplitude, dB: see <see cref="PeriodTracker"/>.
    /// </summary>
    Shimmer,

    /// <summary>Harmonics-to-noise ratio, dB: see <see cref="HarmonicsToNoise"/>.</summary>
    HarmonicsToNoiseRatio,

    /// <summary>
    /// H1-H2 as eGeMAPSv02's values have it: the second harmonic over the third, dB (harmonics counted from 0 at F0). See
    /// <see cref="HarmonicAmplitudes"/>.
    /// </summary>
    H1H2,

    /// <summary>H1-A3 in the same count: the second harmonic over the strongest harmonic at the third formant, dB.</summary>
    H1A3,

    /// <summary>Frequency of the first formant, Hz: see <see cref="FormantFinder"/>.</summary>
    F1Frequency,

    /// <summary>Bandwidth of the first formant, Hz.</summary>
    F1Bandwidth,

    /// <summary>Strongest harmonic at the first formant over the first harmonic, dB; -201 in unvoiced frames.</summary>
    F1Amplitude,

    /// <summary>Frequency of the second formant, Hz.</summary>
    F2Frequency,

    /// <summary>Bandwidth of the second formant, Hz.</summary>
    F2Bandwidth,

    /// <summary>Strongest harmonic at the second formant over the first harmonic, dB; -201 in unvoiced frames.</summary>
    F2Amplitude,

    /// <summary>Frequency of the third formant, Hz.</summary>
    F3Frequency,

    /// <summary>Bandwidth of the third formant, Hz.</summary>
    F3Bandwidth,

    /// <summary>Strongest harmonic at the third formant over the first harmonic, dB; -201 in unvoiced frames.</summary>
    F3Amplitude,

    /// <summary>H1-A3 at the third formant of <see cref="PublishedFormantFinder"/>, dB.</summary>
    PublishedH1A3,

    /// <summary>Frequency of the first formant as the published values have it, Hz: see <see cref="PublishedFormantFinder"/>.</summary>
    PublishedF1Frequency,

    /// <summary>Its bandwidth, Hz.</summary>
    PublishedF1Bandwidth,

    /// <summary>Strongest harmonic at it over the first harmonic, dB; -201 in unvoiced frames.</summary>
    PublishedF1Amplitude,

    /// <summary>Frequency of the second formant as the published values have it, Hz.</summary>
    PublishedF2Frequency,

    /// <summary>Its bandwidth, Hz.</summary>
    PublishedF2Bandwidth,

    /// <summary>Strongest harmonic at it over the first harmonic, dB; -201 in unvoiced frames.</summary>
    PublishedF2Amplitude,

    /// <summary>Frequency of the third formant as the published values have it, Hz.</summary>
    PublishedF3Frequency,

    /// <summary>Its bandwidth, Hz.</summary>
    PublishedF3Bandwidth,

    /// <summary>Strongest harmonic at it over the first harmonic, dB; -201 in unvoiced frames.</summary>
    PublishedF3Amplitude,
}
