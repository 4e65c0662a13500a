namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Decoded samples of a file, read from a place onwards.</summary>
internal interface ISampleSource : IDisposable
{
    /// <summary>What the file holds.</summary>
    WavInfo Info { get; }

    /// <summary>The next frame that is read, from 0.</summary>
    long Position { get; set; }

    /// <summary>Reads frames, mixed down to the mean of their channels.</summary>
    /// <returns>Frames read: less than asked for only at the end.</returns>
    int ReadMono(Span<float> mono);

    /// <summary>Reads frames with all their channels.</summary>
    /// <param name="interleaved">Takes whole frames.</param>
    /// <returns>Frames read: less than asked for only at the end.</returns>
    int ReadFrames(Span<float> interleaved);
}
