namespace SerWorkbook.Speech;

/// <summary>Listens to one recording in blocks and summarises it in one vector: the working part of a feature set.</summary>
/// <remarks>
/// The vector does not depend on how the recording is cut into blocks, bit for bit. An instance holds tables and working
/// memory and serves one recording after the other: use one instance per thread.
/// </remarks>
public interface IUtteranceAnalyser
{
    /// <summary>Sampling rate of the samples that go in, Hz.</summary>
    int SampleRate { get; }

    /// <summary>The columns of the vector, in order.</summary>
    IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Takes the next samples of the recording.</summary>
    /// <param name="samples">Samples, mono, full scale [-1, 1], all finite; any number.</param>
    void Push(ReadOnlySpan<float> samples);

    /// <summary>Ends the recording, gives its vector, and gets ready for the next recording.</summary>
    /// <param name="vector">Takes one value per column, all finite.</param>
    void Complete(Span<float> vector);

    /// <summary>Forgets the recording that was begun.</summary>
    void Reset();
}
