using System.Runtime.InteropServices;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>What a tracker shows, in the caller's memory; <c>ser_tracker_state</c> of the header.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TrackerStateBlock
{
    public uint StructBytes;
    public int Label;
    public int Doubt;
    public int LabelCount;
    public int Speaking;
    public int Utterances;
    public long Hops;
    public long Predictions;
    public double Seconds;
    public double Confidence;
    public double LevelDb;
    public double NoiseFloorDb;
    public fixed double Probabilities[LoadedModel.MostLabels];
    public fixed byte Answer[LoadedModel.LabelBytes];

    /// <summary>Refuses memory that does not hold a state.</summary>
    public static void Require(TrackerStateBlock* block) =>
        NativeOutput.Require(block, "state", "ser_tracker_state", block is null ? 0 : block->StructBytes, (uint)sizeof(TrackerStateBlock));

    /// <summary>Writes a state.</summary>
    public static void Fill(TrackerStateBlock* block, LoadedModel model, TrackerState state)
    {
        block->Label = state.Doubt == PredictionDoubt.None ? model.IndexOf(state.Emotion) : -1;
        block->Doubt = PredictionBlock.DoubtOf(state.Doubt);
        block->LabelCount = state.Labels.Count;
        (block->Speaking, block->Utterances) = (state.Speaking ? 1 : 0, state.SpeakerUtterances);
        (block->Hops, block->Predictions, block->Seconds) = (state.Hops, state.Predictions, state.Seconds);
        block->Confidence = block->Label < 0 ? 0 : state.Probabilities[block->Label];
        (block->LevelDb, block->NoiseFloorDb) = (state.LevelDb, state.NoiseFloorDb);
        var probabilities = new Span<double>(block->Probabilities, LoadedModel.MostLabels);
        probabilities.Clear();
        state.Probabilities.CopyTo(probabilities);
        NativeText.Write(block->Answer, LoadedModel.LabelBytes, state.Answer);
    }
}
