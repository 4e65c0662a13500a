using System.Text;

namespace SerWorkbook.Fuzzing.Engine;

/// <summary>A reader of foreign bytes.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Seeds">Makes valid inputs.</param>
/// <param name="Read">Reads an input and throws what the reader may not throw; its own errors are expected.</param>
internal sealed record FuzzTarget(string Name, Func<IReadOnlyList<byte[]>> Seeds, Action<byte[]> Read)
{
    /// <summary>Texts that the format knows.</summary>
    public IReadOnlyList<byte[]> Tokens { get; init; } = [];

    /// <summary>The length that most inputs do not exceed, bytes: short ones are read more often.</summary>
    public int UsualBytes { get; init; } = 2_048;

    /// <summary>The longest input, bytes: what takes the square of a length shows only here.</summary>
    public int MostBytes { get; init; } = 1 << 16;

    /// <summary>How much memory each byte of an input may take, besides a fixed amount.</summary>
    public int BytesPerByte { get; init; } = 8;

    /// <summary>Tokens of texts.</summary>
    public static IReadOnlyList<byte[]> TokensOf(params IReadOnlyList<string> texts) => [.. texts.Select(Encoding.Latin1.GetBytes)];
}
