using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace SerWorkbook.Browser;

/// <summary>What <c>index.js</c> calls; a model is a managed object that JavaScript holds and disposes of.</summary>
[SupportedOSPlatform("browser")]
internal static partial class ModelCalls
{
    /// <summary>Loads a model.</summary>
    /// <param name="content">The bytes of a bundle or a model file.</param>
    /// <param name="name">The name for messages.</param>
    [JSExport]
    [return: JSMarshalAs<JSType.Any>]
    internal static object Load(byte[] content, string name) => OpenModel.Load(content, name);

    /// <summary>Describes a model as JSON.</summary>
    [JSExport]
    internal static string Describe([JSMarshalAs<JSType.Any>] object model) => ((OpenModel)model).Describe();

    /// <summary>Predicts from samples.</summary>
    /// <param name="model">The model.</param>
    /// <param name="samples">The bytes of 32-bit floats: arrays of floats are not marshalled as a block.</param>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    /// <returns>The prediction as JSON.</returns>
    [JSExport]
    internal static string Predict([JSMarshalAs<JSType.Any>] object model, byte[] samples, int sampleRate) =>
        ((OpenModel)model).Predict(MemoryMarshal.Cast<byte, float>(samples), sampleRate);

    /// <summary>Predicts from a WAV file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="wav">The file's bytes.</param>
    /// <param name="name">The name for messages.</param>
    /// <returns>The prediction as JSON.</returns>
    [JSExport]
    internal static string PredictWav([JSMarshalAs<JSType.Any>] object model, byte[] wav, string name) =>
        ((OpenModel)model).PredictWav(wav, name);

    /// <summary>Opens a stream that a tracker follows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    /// <param name="settings">Settings of the tracker as JSON.</param>
    [JSExport]
    [return: JSMarshalAs<JSType.Any>]
    internal static object Track([JSMarshalAs<JSType.Any>] object model, int sampleRate, string settings) =>
        ((OpenModel)model).Track(sampleRate, settings);

    /// <summary>Gives samples to a tracker.</summary>
    /// <param name="tracker">The tracker.</param>
    /// <param name="samples">The bytes of 32-bit floats.</param>
    /// <returns>What it shows and noticed as JSON.</returns>
    [JSExport]
    internal static string Push([JSMarshalAs<JSType.Any>] object tracker, byte[] samples) =>
        ((OpenTracker)tracker).Push(MemoryMarshal.Cast<byte, float>(samples));

    /// <summary>Ends the stream of a tracker.</summary>
    /// <returns>What it shows and noticed as JSON.</returns>
    [JSExport]
    internal static string Complete([JSMarshalAs<JSType.Any>] object tracker) => ((OpenTracker)tracker).Complete();
}
