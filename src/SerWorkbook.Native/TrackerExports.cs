using System.Runtime.InteropServices;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>Trackers of live speech, and the faces that follow them.</summary>
internal static unsafe class TrackerExports
{
    [UnmanagedCallersOnly(EntryPoint = "ser_tracker_open")]
    public static int Open(nint model, int sampleRate, byte* settings, nint* tracker, byte* error, long errorBytes) =>
        WideLibrary.TrackerOpen is not null
            ? WideLibrary.TrackerOpen(model, sampleRate, settings, tracker, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    NativeOutput.Clear(tracker, "tracker");
                    var text = settings is null ? null : NativeText.Read(settings, "settings");
                    *tracker = OpenHandles.Trackers.Add(new LiveTracker(OpenHandles.Models.Find(model), sampleRate, text));
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_tracker_push")]
    public static int Push(nint tracker, float* samples, long count, byte* error, long errorBytes) =>
        WideLibrary.TrackerPush is not null
            ? WideLibrary.TrackerPush(tracker, samples, count, error, errorBytes)
            : Border.Call(error, errorBytes, () => OpenHandles.Trackers.Find(tracker).Push(NativeInput.Samples(samples, count)));

    [UnmanagedCallersOnly(EntryPoint = "ser_tracker_next")]
    public static int Next(nint tracker, TrackerEventBlock* item, int* found, byte* error, long errorBytes) =>
        WideLibrary.TrackerNext is not null
            ? WideLibrary.TrackerNext(tracker, item, found, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    var open = OpenHandles.Trackers.Find(tracker);
                    NativeOutput.Require(found, "found");
                    TrackerEventBlock.Require(item);
                    *found = open.TryRead(item) ? 1 : 0;
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_tracker_read")]
    public static int Read(nint tracker, TrackerStateBlock* state, byte* error, long errorBytes) =>
        WideLibrary.TrackerRead is not null
            ? WideLibrary.TrackerRead(tracker, state, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    var open = OpenHandles.Trackers.Find(tracker);
                    TrackerStateBlock.Require(state);
                    open.Read(state);
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_tracker_face")]
    public static int Face(nint tracker, double seconds, FaceBlock* face, byte* error, long errorBytes) =>
        WideLibrary.TrackerFace is not null
            ? WideLibrary.TrackerFace(tracker, seconds, face, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    var open = OpenHandles.Trackers.Find(tracker);
                    FaceBlock.Require(face);
                    if (!(seconds is >= 0 and <= double.MaxValue))
                    {
                        throw NativeFault.Argument(FormattableString.Invariant($"seconds is {seconds}; it must be 0 or more, and finite."));
                    }

                    open.Advance(face, seconds);
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_face_shape")]
    public static int Shape(int index, byte* text, long textBytes) =>
        Border.Call(
            null,
            0,
            () =>
            {
                NativeOutput.Require(text, "text");
                var name = index is >= 0 and < FaceBlock.Shapes
                    ? ExpressionTable.ArkitNames[index]
                    : throw NativeFault.Argument($"index is {index}; it must be from 0 to {FaceBlock.Shapes - 1}.");
                if (NativeText.BytesOf(name) > textBytes)
                {
                    throw NativeFault.Argument($"text_bytes is {textBytes}; {NativeText.BytesOf(name)} are needed.");
                }

                NativeText.Write(text, textBytes, name);
            }
        );

    [UnmanagedCallersOnly(EntryPoint = "ser_tracker_complete")]
    public static int Complete(nint tracker, byte* error, long errorBytes) =>
        WideLibrary.TrackerComplete is not null
            ? WideLibrary.TrackerComplete(tracker, error, errorBytes)
            : Border.Call(error, errorBytes, () => OpenHandles.Trackers.Find(tracker).Complete());

    [UnmanagedCallersOnly(EntryPoint = "ser_tracker_reset")]
    public static int Reset(nint tracker, byte* error, long errorBytes) =>
        WideLibrary.TrackerReset is not null
            ? WideLibrary.TrackerReset(tracker, error, errorBytes)
            : Border.Call(error, errorBytes, () => OpenHandles.Trackers.Find(tracker).Reset());

    [UnmanagedCallersOnly(EntryPoint = "ser_tracker_close")]
    public static int Close(nint tracker) =>
        WideLibrary.TrackerClose is not null ? WideLibrary.TrackerClose(tracker)
        : OpenHandles.Trackers.Remove(tracker) ? (int)NativeStatus.Good
        : (int)NativeStatus.Handle;
}
