using System.Runtime.InteropServices;

namespace SerWorkbook.Native;

/// <summary>Streams of audio that comes in pieces.</summary>
internal static unsafe class StreamExports
{
    [UnmanagedCallersOnly(EntryPoint = "ser_stream_open")]
    public static int Open(nint model, int sampleRate, double windowSeconds, nint* stream, byte* error, long errorBytes) =>
        WideLibrary.StreamOpen is not null
            ? WideLibrary.StreamOpen(model, sampleRate, windowSeconds, stream, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    NativeOutput.Clear(stream, "stream");
                    *stream = OpenHandles.Streams.Add(new SpeechStream(OpenHandles.Models.Find(model), sampleRate, windowSeconds));
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_push")]
    public static int Push(nint stream, float* samples, long count, byte* error, long errorBytes) =>
        WideLibrary.Push is not null
            ? WideLibrary.Push(stream, samples, count, error, errorBytes)
            : Border.Call(error, errorBytes, () => OpenHandles.Streams.Find(stream).Push(NativeInput.Samples(samples, count)));

    [UnmanagedCallersOnly(EntryPoint = "ser_stream_predict")]
    public static int Predict(nint stream, PredictionBlock* prediction, byte* error, long errorBytes) =>
        WideLibrary.StreamPredict is not null
            ? WideLibrary.StreamPredict(stream, prediction, error, errorBytes)
            : Predict(stream, prediction, error, errorBytes, empty: false);

    [UnmanagedCallersOnly(EntryPoint = "ser_finish")]
    public static int Finish(nint stream, PredictionBlock* prediction, byte* error, long errorBytes) =>
        WideLibrary.Finish is not null
            ? WideLibrary.Finish(stream, prediction, error, errorBytes)
            : Predict(stream, prediction, error, errorBytes, empty: true);

    [UnmanagedCallersOnly(EntryPoint = "ser_stream_close")]
    public static int Close(nint stream) =>
        WideLibrary.StreamClose is not null ? WideLibrary.StreamClose(stream)
        : OpenHandles.Streams.Remove(stream) ? (int)NativeStatus.Good
        : (int)NativeStatus.Handle;

    private static int Predict(nint stream, PredictionBlock* prediction, byte* error, long errorBytes, bool empty) =>
        Border.Call(
            error,
            errorBytes,
            () =>
            {
                var open = OpenHandles.Streams.Find(stream);
                PredictionBlock.Require(prediction);
                open.Predict(prediction, empty);
            }
        );
}
