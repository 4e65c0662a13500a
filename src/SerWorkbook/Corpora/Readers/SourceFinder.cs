using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Exchange;
using SerWorkbook.Corpora.Tables;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Finds out what a folder or a file holds: a table, an exchange format, a known corpus, folders of emotions.</summary>
internal static class SourceFinder
{
    private static readonly string[] ManifestNames = [CorpusReader.ManifestName, "manifest.tsv", "manifest.jsonl"];

    /// <summary>Recognises a corpus.</summary>
    /// <param name="path">A folder or a table.</param>
    /// <param name="options">Which corpus it is, if the user says so.</param>
    /// <exception cref="MissingDataException">There is no such folder or file, or no recording in it.</exception>
    /// <exception cref="SerException">It is none that is known, or it is wrong.</exception>
    public static CorpusSource Find(string path, CorpusOptions options)
    {
        if (TableFile.IsTable(path) && !Directory.Exists(path))
        {
            return FromManifest(path);
        }

        if (!Directory.Exists(path))
        {
            throw new MissingDataException(
                File.Exists(path)
                    ? $"{path}: this is a file; a folder with recordings or a manifest CSV is needed."
                    : $"{path}: there is no such folder or manifest."
            );
        }

        return FromTable(path, options) ?? FromFolder(path, options);
    }

    private static CorpusSource FromManifest(string path)
    {
        if (File.Exists(path) && EmoBoxList.IsList(path))
        {
            return RequireSome(
                EmoBoxList.Read(path, Path.GetDirectoryName(Path.GetFullPath(path))!, CorpusCatalogue.Own, Recordings),
                path
            );
        }

        var source = Manifest.Open(path, Recordings);
        return ManifestNames.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase)
            ? source with
            {
                Name = Path.GetFileName(source.Root),
            }
            : source;
    }

    private static CorpusSource? FromTable(string folder, CorpusOptions options)
    {
        var chosen = options.Corpus?.ToLowerInvariant();
        if (chosen is null or CorpusFormats.Manifest)
        {
            var manifest = ManifestNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
            if (manifest is not null)
            {
                return FromManifest(manifest);
            }

            if (chosen is not null)
            {
                throw new MissingDataException($"{folder}: --corpus is '{chosen}', but there is no {ManifestNames[0]}.");
            }
        }

        if (Wants(chosen, CorpusFormats.Audformat, folder, File.Exists(Path.Combine(folder, Audformat.FileName)), Audformat.FileName))
        {
            return RequireSome(Audformat.Read(folder, Recordings), folder);
        }

        return Wants(chosen, CorpusFormats.Kaldi, folder, File.Exists(Path.Combine(folder, KaldiFolder.FileName)), KaldiFolder.FileName)
            ? RequireSome(KaldiFolder.Read(folder, Recordings), folder)
            : null;
    }

    // Lists beside recordings whose own names say nothing.
    private static CorpusSource? FromList(string folder, CorpusOptions options, CorpusCatalogue catalogue)
    {
        var chosen = options.Corpus?.ToLowerInvariant();
        var tables = AudioFolder.Find(folder);
        if (Wants(chosen, CorpusFormats.AudioFolder, folder, tables.Count > 0, "metadata.csv with a column file_name and one of emotions"))
        {
            return RequireSome(AudioFolder.Read(folder, tables, Recordings), folder);
        }

        var list = EmoBoxList.Find(folder);
        return Wants(chosen, CorpusFormats.EmoBox, folder, list is not null, "JSON lines with wav and emo")
            ? RequireSome(EmoBoxList.Read(list!, folder, catalogue, Recordings), folder)
            : null;
    }

    private static bool Wants(string? chosen, string format, string folder, bool isThere, string what) =>
        chosen == format && !isThere
            ? throw new MissingDataException($"{folder}: --corpus is '{chosen}', but there is no {what}.")
            : isThere && (chosen is null || chosen == format);

    private static CorpusSource RequireSome(CorpusSource source, string folder) =>
        source.Listing.Files.Count > 0 ? source : throw Manifest.NothingUsable(folder, source.Listing.Skipped);

    private static CorpusSource FromFolder(string folder, CorpusOptions options)
    {
        var found = AudioFiles.Find(folder);
        if (found.Wav.Count == 0)
        {
            throw NoRecording(folder, found);
        }

        // The demo corpus has EmoV-DB's layout but nobody speaks in it: its pages must say so, not name EmoV-DB's licence.
        if (DemoCorpus.IsDemo(folder))
        {
            // Twins of other corpora have the names of these.
            var usual = new DescribedLayout(CorpusCatalogue.Own.Find("EmoV-DB")!).Parse(found.Wav);
            var listing =
                usual.Files.Count > 0 ? usual : new FolderRecognition(folder, found.Wav, CorpusCatalogue.Own).Recognise()?.Listing ?? usual;
            return new CorpusSource("demo corpus (synthetic voices)", folder, found.Restore(listing), "the demo corpus")
            {
                Notice = DemoCorpus.Notice,
                OtherFiles = found.NotAudio,
                IsSynthetic = true,
            };
        }

        var catalogue = options.Descriptions is { } own ? CorpusCatalogue.Own.With(own) : CorpusCatalogue.Own;
        if (options.Corpus is CorpusFormats.AudioFolder or CorpusFormats.EmoBox && FromList(folder, options, catalogue) is { } list)
        {
            return list;
        }

        var recognition = new FolderRecognition(folder, found.Wav, catalogue);
        if (options.Corpus is { } name)
        {
            return Describe(folder, recognition.Choose(name), found);
        }

        // A known corpus is recognised by its own names; tables beside it may say less, or something else.
        return recognition.Recognise() switch
        {
            { Layout: DescribedLayout } known => Describe(folder, known, found),
            var general => FromList(folder, options, catalogue)
                ?? (
                    general is null
                        ? FromOnlyTable(folder) ?? throw recognition.FindUnreadable() ?? Unknown(folder, found)
                        : Describe(folder, general, found)
                ),
        };
    }

    /// <summary>The exception for a folder without a recording.</summary>
    public static MissingDataException NoRecording(string folder, AudioFiles found)
    {
        var archives = found.NotAudio.Where(IsArchive).ToArray();
        return new MissingDataException(
            archives.Length > 0
                ? $"{folder}: the folder holds no recording, but {Wording.Count(archives.Length, "archive")}, such as {archives[0]}; "
                    + "unpack them first, those of EmoV-DB and RAVDESS with 'ser data get NAME --archives DIR'."
            : found.Other.Count == 0 ? $"{folder}: the folder holds no recording."
            : $"{folder}: the folder holds no recording; {Wording.Count(found.Other.Count, "file")} cannot be used, such as "
                + $"{found.Other[0].Path}: {found.Other[0].Reason}."
        );
    }

    private static bool IsArchive(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".zip" or ".gz" or ".tgz" or ".tar" or ".rar" or ".7z" or ".bz2" or ".xz";

    // A table under any name, such as that of a list for Nkululeko, where it is the only one.
    private static CorpusSource? FromOnlyTable(string folder)
    {
        string[] tables =
        [
            .. Directory
                .GetFiles(folder)
                .Where(TableFile.IsTable)
                .Order(StringComparer.Ordinal)
                .Where(file => LabelColumns.AreThere(HeaderOf(file))),
        ];
        return tables.Length switch
        {
            0 => null,
            1 => FromManifest(tables[0]),
            _ => throw new SerException(
                $"{folder}: {Listing.And([.. tables.Select(file => Path.GetFileName(file)!)])} may each list the recordings; give "
                    + "one of them as --data."
            ),
        };
    }

    private static IReadOnlyList<string> HeaderOf(string file)
    {
        try
        {
            return TableFile.Read(file).Header;
        }
        catch (Exception fault) when (fault is SerException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static CorpusSource Describe(string folder, RecognisedFolder recognised, AudioFiles found)
    {
        var (layout, listing) = recognised;
        var described = layout as DescribedLayout;
        return new CorpusSource(
            described?.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            folder,
            found.Restore(listing),
            $"{layout.Name}: {listing.Files.Count} of {Wording.Count(found.Wav.Count, "recording")} are named {layout.Pattern}"
        )
        {
            Notice = layout.Notice,
            OtherFiles = found.NotAudio,
            Description = described?.Corpus.Description,
            Remarks = described?.Corpus.Description.Quirks ?? [.. UnknownFolders(listing)],
        };
    }

    // Whole emotions are lost where a folder is misspelt or named in another language.
    private static IEnumerable<string> UnknownFolders(FileListing listing)
    {
        string[] folders =
        [
            .. Frequency
                .Of(
                    listing
                        .Skipped.Select(file => Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? "")
                        .Where(folder => folder.Length > 0 && !EmotionWords.Contains(folder)),
                    folder => folder
                )
                .Select(count => FormattableString.Invariant($"'{count.Key}' ({count.Value})")),
        ];
        return folders.Length > 0
            ? [$"Recordings in folders that are no known emotion are left out: {Listing.Of(folders)}; 'ser data propose' may read them."]
            : [];
    }

    private static SerException Unknown(string folder, AudioFiles found) =>
        new(
            $"{folder}: its {found.Recordings.Count} recordings (the first is {found.Recordings[0]}) follow no layout that is known. "
                + $"'ser data propose {folder}' reads their names and writes a {CorpusReader.ManifestName} to check; 'ser data corpora' "
                + "lists the known corpora."
        );

    private static IEnumerable<string> Recordings(string folder) => AudioFiles.Find(folder).Recordings;
}
