using System.Runtime.InteropServices;

namespace SerWorkbook.Native;

/// <summary>Predictions from samples and WAV files.</summary>
internal static unsafe class PredictionExports
{
    [UnmanagedCallersOnly(EntryPoint = "ser_predict")]
    public static int Predict(
        nint model,
        float* samples,
        long count,
        int sampleRate,
        PredictionBlock* prediction,
        byte* error,
        long errorBytes
    ) =>
        WideLibrary.Predict is not null
            ? WideLibrary.Predict(model, samples, count, sampleRate, prediction, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    var loaded = OpenHandles.Models.Find(model);
                    PredictionBlock.Require(prediction);
                    var clip = NativeInput.Samples(samples, count);
                    PredictionBlock.Fill(prediction, loaded, loaded.Predict(clip, sampleRate, "clip"));
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_predict_file")]
    public static int PredictFile(nint model, byte* path, PredictionBlock* prediction, byte* error, long errorBytes) =>
        WideLibrary.PredictFile is not null
            ? WideLibrary.PredictFile(model, path, prediction, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    var loaded = OpenHandles.Models.Find(model);
                    PredictionBlock.Require(prediction);
                    PredictionBlock.Fill(prediction, loaded, loaded.Predict(NativeText.Read(path, "path")));
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_predict_wav")]
    public static int PredictWav(nint model, byte* content, long contentBytes, PredictionBlock* prediction, byte* error, long errorBytes) =>
        WideLibrary.PredictWav is not null
            ? WideLibrary.PredictWav(model, content, contentBytes, prediction, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    var loaded = OpenHandles.Models.Find(model);
                    PredictionBlock.Require(prediction);
                    using var wav = NativeInput.Content(content, contentBytes);
                    PredictionBlock.Fill(prediction, loaded, loaded.Predict(wav, "WAV in memory"));
                }
            );
}
