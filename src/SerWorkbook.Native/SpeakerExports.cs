using System.Runtime.InteropServices;

namespace SerWorkbook.Native;

/// <summary>Speakers, for models with speaker normalisation.</summary>
internal static unsafe class SpeakerExports
{
    [UnmanagedCallersOnly(EntryPoint = "ser_needs_speaker")]
    public static int NeedsSpeaker(nint model, int* needs) =>
        WideLibrary.NeedsSpeaker is not null
            ? WideLibrary.NeedsSpeaker(model, needs)
            : Border.Call(
                null,
                0,
                () =>
                {
                    NativeOutput.Require(needs, "needs");
                    *needs = OpenHandles.Models.Find(model).Model.NeedsSpeaker ? 1 : 0;
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_speaker_open")]
    public static int Open(nint model, byte* profilePath, nint* speaker, byte* error, long errorBytes) =>
        WideLibrary.SpeakerOpen is not null
            ? WideLibrary.SpeakerOpen(model, profilePath, speaker, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    NativeOutput.Clear(speaker, "speaker");
                    var loaded = OpenHandles.Models.Find(model).Model;
                    var path = profilePath is null ? null : NativeText.Read(profilePath, "profile_path");
                    *speaker = OpenHandles.Speakers.Add(new EnrolledSpeaker(loaded, path));
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_enrol")]
    public static int Enrol(nint speaker, float* samples, long count, int sampleRate, byte* error, long errorBytes) =>
        WideLibrary.Enrol is not null
            ? WideLibrary.Enrol(speaker, samples, count, sampleRate, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () => OpenHandles.Speakers.Find(speaker).Enrol(NativeInput.Samples(samples, count), sampleRate)
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_enrol_file")]
    public static int EnrolFile(nint speaker, byte* path, byte* error, long errorBytes) =>
        WideLibrary.EnrolFile is not null
            ? WideLibrary.EnrolFile(speaker, path, error, errorBytes)
            : Border.Call(error, errorBytes, () => OpenHandles.Speakers.Find(speaker).Enrol(NativeText.Read(path, "path")));

    [UnmanagedCallersOnly(EntryPoint = "ser_for_speaker")]
    public static int ForSpeaker(nint model, nint speaker, nint* bound, byte* error, long errorBytes) =>
        WideLibrary.ForSpeaker is not null
            ? WideLibrary.ForSpeaker(model, speaker, bound, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    NativeOutput.Clear(bound, "bound");
                    var loaded = OpenHandles.Models.Find(model);
                    var profile = OpenHandles.Speakers.Find(speaker).ProfileFor(loaded.Model);
                    *bound = OpenHandles.Models.Add(loaded.For(profile));
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_speaker_close")]
    public static int Close(nint speaker) =>
        WideLibrary.SpeakerClose is not null ? WideLibrary.SpeakerClose(speaker)
        : OpenHandles.Speakers.Remove(speaker) ? (int)NativeStatus.Good
        : (int)NativeStatus.Handle;
}
