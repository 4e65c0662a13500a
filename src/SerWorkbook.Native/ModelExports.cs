using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>Opening, describing and closing models.</summary>
internal static unsafe class ModelExports
{
    [UnmanagedCallersOnly(EntryPoint = "ser_open")]
    public static int Open(byte* path, nint* model, byte* error, long errorBytes) =>
        WideLibrary.Open is not null
            ? WideLibrary.Open(path, model, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    NativeOutput.Clear(model, "model");
                    var name = NativeText.Read(path, "path");
                    *model = OpenHandles.Models.Add(LoadedModel.Of(EmotionModel.Load(name), name));
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_open_memory")]
    public static int OpenMemory(byte* content, long contentBytes, byte* name, nint* model, byte* error, long errorBytes) =>
        WideLibrary.OpenMemory is not null
            ? WideLibrary.OpenMemory(content, contentBytes, name, model, error, errorBytes)
            : Border.Call(
                error,
                errorBytes,
                () =>
                {
                    NativeOutput.Clear(model, "model");
                    var source = name is null ? "model" : NativeText.Read(name, "name");
                    using var stream = NativeInput.Content(content, contentBytes);
                    *model = OpenHandles.Models.Add(LoadedModel.Of(EmotionModel.Load(stream, source), source));
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_close")]
    public static int Close(nint model) =>
        WideLibrary.Close is not null ? WideLibrary.Close(model)
        : OpenHandles.Models.Remove(model) ? (int)NativeStatus.Good
        : (int)NativeStatus.Handle;

    [UnmanagedCallersOnly(EntryPoint = "ser_label_count")]
    public static int LabelCount(nint model, int* count) =>
        WideLibrary.LabelCount is not null
            ? WideLibrary.LabelCount(model, count)
            : Border.Call(
                null,
                0,
                () =>
                {
                    NativeOutput.Require(count, "count");
                    *count = OpenHandles.Models.Find(model).Model.Labels.Count;
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_label")]
    public static int Label(nint model, int index, byte* text, long textBytes) =>
        WideLibrary.Label is not null
            ? WideLibrary.Label(model, index, text, textBytes)
            : Border.Call(
                null,
                0,
                () =>
                {
                    var labels = OpenHandles.Models.Find(model).Model.Labels;
                    NativeOutput.Require(text, "text");
                    if (index < 0 || index >= labels.Count || textBytes < NativeText.BytesOf(labels[index]))
                    {
                        throw NativeFault.Argument("There is no such label, or no room for it.");
                    }

                    NativeText.Write(text, textBytes, labels[index]);
                }
            );

    [UnmanagedCallersOnly(EntryPoint = "ser_notice")]
    public static int Notice(nint model, byte* text, long textBytes, long* neededBytes) =>
        WideLibrary.Notice is not null
            ? WideLibrary.Notice(model, text, textBytes, neededBytes)
            : Describe(model, text, textBytes, neededBytes, loaded => loaded.Origin.CorpusNotice ?? "");

    [UnmanagedCallersOnly(EntryPoint = "ser_about")]
    public static int About(nint model, byte* text, long textBytes, long* neededBytes) =>
        WideLibrary.About is not null
            ? WideLibrary.About(model, text, textBytes, neededBytes)
            : Describe(model, text, textBytes, neededBytes, ToJson);

    private static int Describe(nint model, byte* text, long textBytes, long* neededBytes, Func<EmotionModel, string> describe) =>
        Border.Call(
            null,
            0,
            () =>
            {
                var description = describe(OpenHandles.Models.Find(model).Model);
                if (neededBytes is not null)
                {
                    *neededBytes = NativeText.BytesOf(description);
                }

                NativeText.Write(text, textBytes, description);
            }
        );

    private static string ToJson(EmotionModel model)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("featureSet", model.FeatureSet.Id);
            json.WriteString("trainer", model.Origin.Trainer);
            json.WriteString("corpus", model.Origin.CorpusName);
            json.WriteNumber("utterances", model.Origin.Utterances);
            json.WriteNumber("speakers", model.Origin.Speakers);
            json.WriteNumber("uar", model.Origin.Uar);
            json.WriteString("protocol", model.Origin.UarProtocol);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
