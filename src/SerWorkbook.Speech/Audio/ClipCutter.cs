namespace SerWorkbook.Speech;

/// <summary>Cuts clips into segments of one length.</summary>
public static class ClipCutter
{
    /// <summary>Cuts a clip into consecutive segments without overlap.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="seconds">Length of a segment, seconds, more than 0.</param>
    /// <param name="shortestSeconds">
    /// Minimum length of the last segment, which may be shorter; it is always kept if it is the only one.
    /// </param>
    /// <returns>The segments in order, sharing the clip's samples; none for an empty clip.</returns>
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
