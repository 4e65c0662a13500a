using SerWorkbook.Corpora.Catalogue;
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

        return FromTable(path, options.Corpus) ?? FromFolder(path, options);
    }

    private static CorpusSource FromManifest(string path)
    {
        var source = Manifest.Open(path, Recordings);
        return ManifestNames.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase)
            ? source with
            {
                Name = Path.GetFileName(source.Root),
            }
            : source;
    }

    private static CorpusSource? FromTable(string folder, string? chosen)
    {
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

        return null;
    }

    private static CorpusSource FromFolder(string folder, CorpusOptions options)
    {
        var found = AudioFiles.Find(folder);
        if (found.Wav.Count == 0)
        {
            throw new MissingDataException(
                found.Other.Count == 0
                    ? $"{folder}: the folder holds no WAV file."
                    : $"{folder}: the folder holds no WAV file; "
                        + $"{(found.Other.Count == 1 ? "one file" : FormattableString.Invariant($"{found.Other.Count} files"))} cannot be "
                        + $"used, such as {found.Other[0].Path}: {found.Other[0].Reason}."
            );
        }

        // The demo corpus has EmoV-DB's layout but nobody speaks in it: its pages must say so, not name EmoV-DB's licence.
        if (DemoCorpus.IsDemo(folder))
        {
            var layout = new DescribedLayout(CorpusCatalogue.Own.Find("EmoV-DB")!);
            return new CorpusSource("demo corpus (synthetic voices)", folder, layout.Parse(found.Wav).With(found.Other), "the demo corpus")
            {
                Notice = DemoCorpus.Notice,
                IsSynthetic = true,
            };
        }

        var catalogue = options.Descriptions is { } own ? CorpusCatalogue.Own.With(own) : CorpusCatalogue.Own;
        var recognition = new FolderRecognition(folder, found.Wav, catalogue);
        var recognised = options.Corpus is { } name ? recognition.Choose(name) : recognition.Recognise();
        return recognised is null ? throw Unknown(folder, found) : Describe(folder, recognised, found);
    }

    private static CorpusSource Describe(string folder, RecognisedFolder recognised, AudioFiles found)
    {
        var (layout, listing) = recognised;
        var described = layout as DescribedLayout;
        return new CorpusSource(
            described?.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            folder,
            listing.With(found.Other),
            $"{layout.Name}: {listing.Files.Count} of {Wording.Count(found.Wav.Count, "recording")} are named {layout.Pattern}"
        )
        {
            Notice = layout.Notice,
            Description = described?.Corpus.Description,
            Remarks = described?.Corpus.Description.Quirks ?? [],
        };
    }

    private static SerException Unknown(string folder, AudioFiles found) =>
        new(
            $"{folder}: its {found.Wav.Count} WAV files (the first is {found.Wav[0]}) follow no layout that is known. 'ser data propose "
                + $"{folder}' reads their names and writes a {CorpusReader.ManifestName} to check; 'ser data corpora' lists the known corpora."
        );

    private static IEnumerable<string> Recordings(string folder) => AudioFiles.Find(folder).Wav;
}
