namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser data get --json</c> prints.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="Folder">Folder of the corpus.</param>
/// <param name="Recordings">Number of recordings of the archives that were asked for.</param>
/// <param name="Archives">The archives.</param>
internal sealed record DownloadJson(string Corpus, string Folder, int Recordings, IEnumerable<DownloadedArchiveJson> Archives);

/// <summary>An archive that is in the corpus.</summary>
/// <param name="File">Name of the archive.</param>
/// <param name="Folder">Folder of the corpus that it was unpacked into; empty for the corpus itself.</param>
/// <param name="Sha256">SHA-256 of the archive.</param>
/// <param name="Recordings">Number of recordings in it.</param>
/// <param name="Expected">Number of recordings by the literature; <c>null</c> where that is not known.</param>
internal sealed record DownloadedArchiveJson(string File, string Folder, string Sha256, int Recordings, int? Expected);
