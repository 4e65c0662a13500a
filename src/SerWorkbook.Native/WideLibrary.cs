using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Native;

/// <summary>The library that was compiled for AVX2, where it lies beside this one and the processor can run it.</summary>
/// <remarks>
/// Code that is compiled ahead of time is for one set of instructions: with AVX2 it is several times as fast and gives the
/// results of the workbook bit for bit, but refuses to start on older processors. So there are two builds of the library on x64. Programs
/// load the one that runs everywhere; its functions hand their calls on to the other if they can. All pointers are null where
/// they cannot, and where this is the build for AVX2 itself.
/// </remarks>
internal static unsafe class WideLibrary
{
    public static readonly delegate* unmanaged<nint> Processor;
    public static readonly delegate* unmanaged<byte*, nint*, byte*, long, int> Open;
    public static readonly delegate* unmanaged<byte*, long, byte*, nint*, byte*, long, int> OpenMemory;
    public static readonly delegate* unmanaged<nint, int> Close;
    public static readonly delegate* unmanaged<nint, int*, int> LabelCount;
    public static readonly delegate* unmanaged<nint, int, byte*, long, int> Label;
    public static readonly delegate* unmanaged<nint, byte*, long, long*, int> Notice;
    public static readonly delegate* unmanaged<nint, byte*, long, long*, int> About;
    public static readonly delegate* unmanaged<nint, float*, long, int, PredictionBlock*, byte*, long, int> Predict;
    public static readonly delegate* unmanaged<nint, byte*, PredictionBlock*, byte*, long, int> PredictFile;
    public static readonly delegate* unmanaged<nint, byte*, long, PredictionBlock*, byte*, long, int> PredictWav;
    public static readonly delegate* unmanaged<nint, int, double, nint*, byte*, long, int> StreamOpen;
    public static readonly delegate* unmanaged<nint, float*, long, byte*, long, int> Push;
    public static readonly delegate* unmanaged<nint, PredictionBlock*, byte*, long, int> StreamPredict;
    public static readonly delegate* unmanaged<nint, PredictionBlock*, byte*, long, int> Finish;
    public static readonly delegate* unmanaged<nint, int> StreamClose;
    public static readonly delegate* unmanaged<nint, int*, int> NeedsSpeaker;
    public static readonly delegate* unmanaged<nint, byte*, nint*, byte*, long, int> SpeakerOpen;
    public static readonly delegate* unmanaged<nint, float*, long, int, byte*, long, int> Enrol;
    public static readonly delegate* unmanaged<nint, byte*, byte*, long, int> EnrolFile;
    public static readonly delegate* unmanaged<nint, nint, nint*, byte*, long, int> ForSpeaker;
    public static readonly delegate* unmanaged<nint, int> SpeakerClose;
    public static readonly delegate* unmanaged<nint, int, byte*, nint*, byte*, long, int> TrackerOpen;
    public static readonly delegate* unmanaged<nint, float*, long, byte*, long, int> TrackerPush;
    public static readonly delegate* unmanaged<nint, TrackerEventBlock*, int*, byte*, long, int> TrackerNext;
    public static readonly delegate* unmanaged<nint, TrackerStateBlock*, byte*, long, int> TrackerRead;
    public static readonly delegate* unmanaged<nint, double, FaceBlock*, byte*, long, int> TrackerFace;
    public static readonly delegate* unmanaged<nint, byte*, long, int> TrackerComplete;
    public static readonly delegate* unmanaged<nint, byte*, long, int> TrackerReset;
    public static readonly delegate* unmanaged<nint, int> TrackerClose;

    static WideLibrary()
    {
        if (Find() is not (not 0 and var library))
        {
            return;
        }

        nint Export(string name) => NativeLibrary.GetExport(library, name);
        Processor = (delegate* unmanaged<nint>)Export("ser_processor");
        Open = (delegate* unmanaged<byte*, nint*, byte*, long, int>)Export("ser_open");
        OpenMemory = (delegate* unmanaged<byte*, long, byte*, nint*, byte*, long, int>)Export("ser_open_memory");
        Close = (delegate* unmanaged<nint, int>)Export("ser_close");
        LabelCount = (delegate* unmanaged<nint, int*, int>)Export("ser_label_count");
        Label = (delegate* unmanaged<nint, int, byte*, long, int>)Export("ser_label");
        Notice = (delegate* unmanaged<nint, byte*, long, long*, int>)Export("ser_notice");
        About = (delegate* unmanaged<nint, byte*, long, long*, int>)Export("ser_about");
        Predict = (delegate* unmanaged<nint, float*, long, int, PredictionBlock*, byte*, long, int>)Export("ser_predict");
        PredictFile = (delegate* unmanaged<nint, byte*, PredictionBlock*, byte*, long, int>)Export("ser_predict_file");
        PredictWav = (delegate* unmanaged<nint, byte*, long, PredictionBlock*, byte*, long, int>)Export("ser_predict_wav");
        StreamOpen = (delegate* unmanaged<nint, int, double, nint*, byte*, long, int>)Export("ser_stream_open");
        Push = (delegate* unmanaged<nint, float*, long, byte*, long, int>)Export("ser_push");
        StreamPredict = (delegate* unmanaged<nint, PredictionBlock*, byte*, long, int>)Export("ser_stream_predict");
        Finish = (delegate* unmanaged<nint, PredictionBlock*, byte*, long, int>)Export("ser_finish");
        StreamClose = (delegate* unmanaged<nint, int>)Export("ser_stream_close");
        NeedsSpeaker = (delegate* unmanaged<nint, int*, int>)Export("ser_needs_speaker");
        SpeakerOpen = (delegate* unmanaged<nint, byte*, nint*, byte*, long, int>)Export("ser_speaker_open");
        Enrol = (delegate* unmanaged<nint, float*, long, int, byte*, long, int>)Export("ser_enrol");
        EnrolFile = (delegate* unmanaged<nint, byte*, byte*, long, int>)Export("ser_enrol_file");
        ForSpeaker = (delegate* unmanaged<nint, nint, nint*, byte*, long, int>)Export("ser_for_speaker");
        SpeakerClose = (delegate* unmanaged<nint, int>)Export("ser_speaker_close");
        TrackerOpen = (delegate* unmanaged<nint, int, byte*, nint*, byte*, long, int>)Export("ser_tracker_open");
        TrackerPush = (delegate* unmanaged<nint, float*, long, byte*, long, int>)Export("ser_tracker_push");
        TrackerNext = (delegate* unmanaged<nint, TrackerEventBlock*, int*, byte*, long, int>)Export("ser_tracker_next");
        TrackerRead = (delegate* unmanaged<nint, TrackerStateBlock*, byte*, long, int>)Export("ser_tracker_read");
        TrackerFace = (delegate* unmanaged<nint, double, FaceBlock*, byte*, long, int>)Export("ser_tracker_face");
        TrackerComplete = (delegate* unmanaged<nint, byte*, long, int>)Export("ser_tracker_complete");
        TrackerReset = (delegate* unmanaged<nint, byte*, long, int>)Export("ser_tracker_reset");
        TrackerClose = (delegate* unmanaged<nint, int>)Export("ser_tracker_close");
    }

    // An exception here would end the caller's process: whatever is wrong with the other library, this one can do without it.
    private static nint Find()
    {
        try
        {
            return
                !Avx2.IsSupported
                && WideProcessor.IsPresent
                && OwnFile.Path is { } path
                && NativeLibrary.TryLoad(SiblingOf(path), out var library)
                && VersionOf(library) == VersionOf(typeof(WideLibrary).Assembly)
                ? library
                : 0;
        }
        catch (Exception)
        {
            return 0;
        }
    }

    private static string SiblingOf(string path) => System.IO.Path.ChangeExtension(path, ".avx2" + System.IO.Path.GetExtension(path));

    private static string? VersionOf(nint library) =>
        Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "ser_version"))());

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
