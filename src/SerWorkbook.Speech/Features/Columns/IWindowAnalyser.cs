namespace SerWorkbook.Speech.Features.Columns;

/// <summary>An analyser whose overlapping windows of one stream share their frames.</summary>
internal interface IWindowAnalyser : IUtteranceAnalyser
{
    /// <summary>Summarises a window: the same vector, bit for bit, as to reset, push and complete it.</summary>
    /// <param name="window">Samples of the window.</param>
    /// <param name="start">Where it starts in the stream, samples; frames are shared where that is a multiple of the hop.</param>
    /// <param name="vector">Takes one value per column, all finite.</param>
    void Analyse(ReadOnlySpan<float> window, long start, Span<float> vector);

    /// <summary>Forgets the stream: windows that follow share nothing with those before.</summary>
    void Forget();
}
