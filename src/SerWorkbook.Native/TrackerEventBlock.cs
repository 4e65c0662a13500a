using System.Runtime.InteropServices;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>An event in the caller's memory; <c>ser_tracker_event</c> of the header.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TrackerEventBlock
{
    public uint StructBytes;
    public int Kind;
    public int Label;
    public int Doubt;
    public double Seconds;
    public double SoundSeconds;
    public double Confidence;
    public fixed byte Answer[LoadedModel.LabelBytes];
    public fixed byte Rule[LoadedModel.LabelBytes];

    /// <summary>Refuses memory that does not hold an event.</summary>
    public static void Require(TrackerEventBlock* block) =>
        NativeOutput.Require(block, "event", "ser_tracker_event", block is null ? 0 : block->StructBytes, (uint)sizeof(TrackerEventBlock));

    /// <summary>Writes an event.</summary>
    public static void Fill(TrackerEventBlock* block, LoadedModel model, TrackerEvent item)
    {
        block->Kind = KindOf(item.Kind);
        block->Label = item.Doubt == PredictionDoubt.None ? model.IndexOf(item.Emotion) : -1;
        block->Doubt = PredictionBlock.DoubtOf(item.Doubt);
        (block->Seconds, block->SoundSeconds, block->Confidence) = (item.Seconds, item.SoundSeconds, item.Confidence);
        NativeText.Write(block->Answer, LoadedModel.LabelBytes, item.Answer);
        NativeText.Write(block->Rule, LoadedModel.LabelBytes, item.Rule ?? "");
    }

    // The numbers of the header are its own: those of the enumeration may change.
    private static int KindOf(TrackerEventKind kind) =>
        kind switch
        {
            TrackerEventKind.EmotionChanged => 0,
            TrackerEventKind.SpeechStarted => 1,
            TrackerEventKind.SpeechEnded => 2,
            TrackerEventKind.RuleMet => 3,
            _ => throw new InvalidOperationException($"The header has no number for the event {kind}."),
        };
}
