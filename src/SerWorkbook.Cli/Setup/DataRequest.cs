namespace SerWorkbook.Cli.Setup;

/// <summary>The corpus that a command works on.</summary>
/// <param name="Path">What the user gave as <c>--data</c>; <see langword="null"/> for the demo corpus.</param>
/// <param name="Options">How it is read.</param>
internal sealed record DataRequest(string? Path, CorpusOptions Options);
