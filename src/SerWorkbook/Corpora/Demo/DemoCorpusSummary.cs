namespace SerWorkbook;

/// <summary>What <see cref="DemoCorpus"/> leaves behind.</summary>
/// <param name="Folder">The folder of the corpus, as it was given.</param>
/// <param name="Clips">Clips in the corpus.</param>
/// <param name="Rendered">Clips that this call rendered; 0 if the corpus was complete.</param>
public sealed record DemoCorpusSummary(string Folder, int Clips, int Rendered);
