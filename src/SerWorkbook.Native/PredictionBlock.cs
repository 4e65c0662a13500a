using System.Runtime.InteropServices;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>A prediction in the caller's memory; <c>ser_prediction</c> of the header.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PredictionBlock
{
    public uint StructBytes;
    public int Label;
    public int Doubt;
    public int LabelCount;
    public double Confidence;
    public fixed double Probabilities[LoadedModel.MostLabels];
    public fixed byte Answer[LoadedModel.LabelBytes];

    /// <summary>Refuses memory that does not hold a prediction, before any work.</summary>
    /// <exception cref="NativeFault">The pointer is null, or the size is not the one of this version.</exception>
    public static void Require(PredictionBlock* block)
    {
        if (block is null)
        {
            throw NativeFault.Argument("prediction is NULL; memory for the result is needed.");
        }

        if (block->StructBytes != sizeof(PredictionBlock))
        {
            throw NativeFault.Argument(
                $"struct_bytes of the prediction is {block->StructBytes}; it must be sizeof(ser_prediction), {sizeof(PredictionBlock)}."
            );
        }
    }

    /// <summary>Writes a prediction.</summary>
    public static void Fill(PredictionBlock* block, LoadedModel model, EmotionPrediction prediction)
    {
        block->Label = model.IndexOf(prediction.Emotion);
        block->Doubt = DoubtOf(prediction.Doubt);
        block->LabelCount = prediction.Probabilities.Count;
        block->Confidence = prediction.Confidence;
        new Span<double>(block->Probabilities, LoadedModel.MostLabels).Clear();
        for (var i = 0; i < prediction.Probabilities.Count; i++)
        {
            block->Probabilities[i] = prediction.Probabilities[i].Value;
        }

        NativeText.Write(block->Answer, LoadedModel.LabelBytes, prediction.Answer);
    }

    // The numbers of the header are its own: those of the enumeration may change.
    internal static int DoubtOf(PredictionDoubt doubt) =>
        doubt switch
        {
            PredictionDoubt.None => 0,
            PredictionDoubt.LowConfidence => 1,
            PredictionDoubt.UnlikeTraining => 2,
            PredictionDoubt.NoSpeech => 3,
            _ => throw new InvalidOperationException($"The header has no number for the doubt {doubt}."),
        };
}
