namespace SerWorkbook.Speech;

/// <summary>What stands before the first and after the last sample where a centred frame reaches beyond the signal.</summary>
public enum FramePadding
{
    /// <summary>Zeros (librosa's default since 0.10, pad_mode="constant").</summary>
    Zeros,

    /// <summary>The signal mirrored at its first and last sample, which are not repeated (numpy's and PyTorch's "reflect").</summary>
    Reflect,
}
