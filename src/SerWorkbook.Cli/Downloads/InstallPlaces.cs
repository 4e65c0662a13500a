namespace SerWorkbook.Cli.Downloads;

/// <summary>Where a corpus and its archives lie.</summary>
/// <remarks>Nothing that is incomplete lies in the folder of the corpus, so that no program reads half of it.</remarks>
internal sealed record InstallPlaces
{
    /// <summary>Chooses the places.</summary>
    /// <param name="corpus">The folder of the corpus.</param>
    /// <param name="given">A folder of archives that are there already; <see langword="null"/> to download them.</param>
    public InstallPlaces(string corpus, string? given)
    {
        Corpus = Path.TrimEndingDirectorySeparator(Path.GetFullPath(corpus));
        Given = given is null ? null : Path.GetFullPath(given);
    }

    /// <summary>The folder of the corpus.</summary>
    public string Corpus { get; }

    /// <summary>The folder of archives that are there already.</summary>
    public string? Given { get; }

    /// <summary>Where archives are downloaded to, and what is known of them.</summary>
    public string Downloads => Corpus + ".downloads";

    /// <summary>Where archives are unpacked before they are moved into the corpus.</summary>
    public string Staging => Corpus + ".unpacking";

    /// <summary>The path of an archive.</summary>
    public string PathOf(PublishedArchive archive) => Path.Combine(Given ?? Downloads, archive.File);

    /// <summary>The folder that an archive is unpacked into.</summary>
    public string FolderOf(PublishedArchive archive) =>
        archive.Folder.Length == 0 ? Corpus : Path.Combine(Corpus, archive.Folder.Replace('/', Path.DirectorySeparatorChar));
}
