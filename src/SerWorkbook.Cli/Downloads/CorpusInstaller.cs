using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Downloads;

/// <summary>Downloads the archives of a corpus and unpacks them, so that it can be stopped at any time and continued.</summary>
/// <param name="corpus">The corpus.</param>
/// <param name="places">Where everything lies.</param>
/// <param name="mirror">Another place than the publisher's; <see langword="null"/> for none.</param>
/// <param name="download">Downloads.</param>
/// <param name="unpacker">Unpacks.</param>
/// <param name="show">Shows the progress.</param>
/// <param name="notice">Told, in a sentence, what went wrong and is tried again.</param>
internal sealed class CorpusInstaller(
    PublishedCorpus corpus,
    InstallPlaces places,
    Uri? mirror,
    ArchiveDownload download,
    ArchiveUnpacker unpacker,
    Action<string> show,
    Action<string> notice
)
{
    private readonly ChecksumFile _checksums = new(Path.Combine(places.Downloads, ChecksumFile.Name));
    private readonly InstalledList _installed = new(Path.Combine(places.Downloads, InstalledList.Name));

    /// <summary>Installs archives.</summary>
    /// <exception cref="SerException">An archive cannot be downloaded or unpacked, or another command does the same now.</exception>
    public async Task RunAsync(IReadOnlyList<PublishedArchive> archives, CancellationToken stop)
    {
        try
        {
            Directory.CreateDirectory(places.Downloads);
            using var only = Lock();
            foreach (var (i, archive) in archives.Index())
            {
                var place = FormattableString.Invariant($"{archive.File} ({i + 1} of {archives.Count})");
                await InstallAsync(archive, place, stop).ConfigureAwait(false);
            }

            Remove(places.Staging);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SerException($"{places.Corpus}: {fault.Message.TrimEnd('.')}. What is there is kept; run the command again.", fault);
        }
    }

    private FileStream Lock()
    {
        var path = Path.Combine(places.Downloads, "lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new SerException($"{places.Downloads}: another 'ser data get' works in this folder.", fault);
        }
    }

    private async Task InstallAsync(PublishedArchive archive, string place, CancellationToken stop)
    {
        // A download may be damaged on its way; a second one that is damaged too says that the published archive is.
        for (var attempt = 1; ; attempt++)
        {
            var path = places.PathOf(archive);
            if (!File.Exists(path))
            {
                var rate = new TransferRate(TimeProvider.System);
                await download
                    .RunAsync(archive.UrlOn(mirror), path, (done, total) => show($"{place}: {rate.Describe(done, total)}"), notice, stop)
                    .ConfigureAwait(false);
            }

            try
            {
                Unpack(archive, path, place, stop);
                return;
            }
            catch (InvalidDataException fault)
            {
                var damage = archive.Md5 is null
                    ? "the archive is damaged or ends early"
                    : $"the archive is damaged, ends early or is another one than {corpus.Title} is published in";
                if (places.Given is not null)
                {
                    throw new SerException($"{path}: {damage}.", fault);
                }

                File.Delete(path);
                if (attempt == 2)
                {
                    throw new SerException($"{archive.File}: {damage}, also when it is downloaded again.", fault);
                }

                notice($"{archive.File}: {damage}; it is downloaded again");
            }
        }
    }

    private void Unpack(PublishedArchive archive, string path, string place, CancellationToken stop)
    {
        show($"{place}: checking");
        var hash = ChecksumFile.Of(path);
        _checksums.Require(archive.File, hash);
        if (archive.Md5 is { } md5 && !ChecksumFile.HasMd5(path, md5))
        {
            throw new InvalidDataException("The MD5 is another one.");
        }

        Remove(places.Staging);
        var files = unpacker.Unpack(
            path,
            places.Staging,
            archive.KeepsFolders,
            count => show(FormattableString.Invariant($"{place}: unpacking, {count} files")),
            stop
        );
        if (FolderContent.Recordings(places.Staging) == 0)
        {
            Remove(places.Staging);
            throw new SerException($"{path}: the archive holds no recording; it is not {archive.File} as it was published.");
        }

        if (FolderContent.FindForeign(places.Staging, corpus.RecordingNames) is { } foreign)
        {
            Remove(places.Staging);
            throw new SerException(
                $"{path}: the archive holds recordings such as '{foreign}', and those of {corpus.Title} have names such as "
                    + $"{corpus.ExampleName}; it is not {archive.File} as it was published."
            );
        }

        _checksums.Pin(archive.File, hash);
        Move(places.FolderOf(archive), archive);
        _installed.Add(archive.File, new InstalledArchive(hash, files, FolderContent.Recordings(places.FolderOf(archive))));
    }

    // A folder appears whole. One that is there may be from a run that was killed before it could note so: then it holds the same.
    private void Move(string folder, PublishedArchive archive)
    {
        if (FolderContent.IsEmpty(folder))
        {
            Remove(folder);
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            Directory.Move(places.Staging, folder);
        }
        else if (FolderContent.AreEqual(places.Staging, folder))
        {
            Remove(places.Staging);
        }
        else
        {
            throw new SerException(
                $"{folder}: the folder holds other files than {archive.File}; move it away, or give another folder with --out."
            );
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
