using System.Runtime.InteropServices;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>A face in the caller's memory; <c>ser_face</c> of the header.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FaceBlock
{
    public const int Shapes = 52;

    public uint StructBytes;
    public float Valence;
    public float Arousal;
    public fixed float Weights[Shapes];

    /// <summary>Refuses memory that does not hold a face.</summary>
    public static void Require(FaceBlock* block) =>
        NativeOutput.Require(block, "face", "ser_face", block is null ? 0 : block->StructBytes, (uint)sizeof(FaceBlock));

    /// <summary>Writes a face.</summary>
    public static void Fill(FaceBlock* block, FaceAnimator face)
    {
        (block->Valence, block->Arousal) = ((float)face.Valence, (float)face.Arousal);
        face.Arkit.CopyTo(new Span<float>(block->Weights, Shapes));
    }
}
