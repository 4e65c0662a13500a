namespace SerWorkbook;

/// <summary>How far the rendering of the demo corpus is.</summary>
/// <param name="Done">Clips that are on disk.</param>
/// <param name="Total">Clips in all.</param>
public readonly record struct DemoCorpusProgress(int Done, int Total);
