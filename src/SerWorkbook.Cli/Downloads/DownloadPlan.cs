using System.Globalization;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Cli.Downloads;

/// <summary>What is to be downloaded and unpacked, and how much room it takes.</summary>
/// <param name="Archives">Archives that are not in the corpus yet.</param>
/// <param name="Missing">Bytes that are still to be downloaded.</param>
/// <param name="Unknown">Archives whose size the server does not say.</param>
/// <param name="Needed">Room that archives and recordings take, estimated high, bytes.</param>
/// <param name="Free">Room that there is, bytes.</param>
internal sealed record DownloadPlan(IReadOnlyList<PublishedArchive> Archives, long Missing, int Unknown, long Needed, long Free)
{
    private const double Giga = 1e9;

    /// <summary>Finds out what is to be done.</summary>
    /// <exception cref="SerException">A server refuses, or an archive that should be there is not.</exception>
    public static async Task<DownloadPlan> FindAsync(
        PublishedCorpus corpus,
        IReadOnlyList<PublishedArchive> wanted,
        InstallPlaces places,
        Uri? mirror,
        ArchiveDownload download,
        Action<string> notice,
        CancellationToken stop
    )
    {
        var installed = new InstalledList(Path.Combine(places.Downloads, InstalledList.Name));
        PublishedArchive[] open = [.. wanted.Where(archive => !IsThere(installed.Find(archive.File), places.FolderOf(archive)))];
        var (missing, packed, unknown) = (0L, 0L, 0);
        foreach (var archive in open)
        {
            var path = places.PathOf(archive);
            if (File.Exists(path))
            {
                packed += new FileInfo(path).Length;
                continue;
            }

            if (places.Given is not null)
            {
                throw new SerException($"{path}: there is no such archive; {corpus.Title} needs it.");
            }

            var size = await download.SizeAsync(archive.UrlOn(mirror), notice, stop).ConfigureAwait(false);
            unknown += size is null ? 1 : 0;
            missing += Math.Max(0, (size ?? 0) - new PartialFile(path).Length);
            packed += size ?? 0;
        }

        return new DownloadPlan(open, missing, unknown, missing + (long)(corpus.Growth * packed), FreeAt(places.Corpus));
    }

    /// <summary>The plan in a sentence.</summary>
    public string Describe()
    {
        var more = Unknown > 0 ? $" and {Wording.Count(Unknown, "archive")} whose size the server does not say" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Wording.Count(Archives.Count, "archive")} {(Archives.Count == 1 ? "is" : "are")} to be unpacked; "
                + $"{Missing / Giga:0.00} GB are to be downloaded{more}; about {Needed / Giga:0.0} GB of disk space are needed, "
                + $"{Free / Giga:0.0} GB are free."
        );
    }

    /// <summary>Refuses where the disk is too full.</summary>
    /// <exception cref="SerException">It is.</exception>
    public void RequireRoom(string folder)
    {
        if (Needed > Free)
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{folder}: about {Needed / Giga:0.0} GB are needed and {Free / Giga:0.0} GB are free; give a folder on another disk "
                        + $"with --out."
                )
            );
        }
    }

    // Recordings that were deleted since are unpacked again.
    private static bool IsThere(InstalledArchive? archive, string folder) =>
        archive is not null && Directory.Exists(folder) && FolderContent.Recordings(folder) == archive.Recordings;

    private static long FreeAt(string folder)
    {
        var there = folder;
        while (!Directory.Exists(there))
        {
            there = Path.GetDirectoryName(there)!;
        }

        return new DriveInfo(there).AvailableFreeSpace;
    }
}
