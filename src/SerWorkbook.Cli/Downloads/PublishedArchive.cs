namespace SerWorkbook.Cli.Downloads;

/// <summary>An archive that a corpus is published in.</summary>
/// <param name="File">Its file name, which is unique in the corpus.</param>
/// <param name="Url">Where it is published.</param>
/// <param name="Folder">The folder of the corpus that it is unpacked into, with forward slashes; empty for the corpus itself.</param>
/// <param name="KeepsFolders">Whether the folders in the archive are part of the corpus, or only its files.</param>
/// <param name="Recordings">How many recordings it holds by the literature; <see langword="null"/> where that is not known.</param>
internal sealed record PublishedArchive(string File, Uri Url, string Folder, bool KeepsFolders, int? Recordings)
{
    /// <summary>The MD5 that the publisher gives, in hexadecimal digits; <see langword="null"/> where none is published.</summary>
    public string? Md5 { get; init; }

    /// <summary>The address of the archive on a mirror.</summary>
    /// <param name="mirror">The folder of the mirror; <see langword="null"/> for the publisher.</param>
    public Uri UrlOn(Uri? mirror) => mirror is null ? Url : new Uri(mirror, File);
}
