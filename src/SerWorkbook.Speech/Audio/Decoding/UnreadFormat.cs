namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Refuses what is recognised and not decoded.</summary>
internal static class UnreadFormat
{
    /// <summary>The error for audio.</summary>
    /// <param name="name">The name of the source.</param>
    /// <param name="format">The format, such as "M4A (AAC)".</param>
    public static InvalidAudioException Of(string name, string format) => new(name, AudioFormat.Remedy(format, name)) { Format = format };

    /// <summary>The error for content that is not audio.</summary>
    /// <param name="name">The name of the source.</param>
    /// <param name="content">The content, such as "an HTML page".</param>
    /// <param name="remedy">What to do, as an imperative.</param>
    public static InvalidAudioException OfOther(string name, string content, string remedy) =>
        new(name, $"not audio, but {content}; {remedy}");
}
