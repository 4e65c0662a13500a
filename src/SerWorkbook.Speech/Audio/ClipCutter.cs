namespace SerWorkbook.Speech;

/// <summary>Cuts clips into pieces of one length.</summary>
public static class ClipCutter
{
    /// <summary>Cuts a clip into pieces one after the other, without overlap.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="seconds">Length of a piece, seconds, more than 0.</param>
    /// <param name="shortestSeconds">
    /// The last piece is shorter; it is kept when it has at least this length, or when it is the only one.
    /// </param>
    /// <returns>The pieces in order, sharing the clip's samples; none for an empty clip.</returns>
    public static IReadOnlyList<AudioClip> Cut(AudioClip clip, double seconds, double shortestSeconds)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        var length = Math.Max(1, (int)Math.Round(seconds * clip.SampleRate));
        var shortest = shortestSeconds * clip.SampleRate;
        var pieces = new List<AudioClip>();
        for (var start = 0; start < clip.Length; start += length)
        {
            var piece = clip.Slice(start, Math.Min(length, clip.Length - start));
            if (piece.Length >= shortest || clip.Length <= length)
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }
}
