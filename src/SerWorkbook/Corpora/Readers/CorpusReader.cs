using System.Text.RegularExpressions;
using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Opens a corpus: recognises its layout, reads the labels, listens to every file.</summary>
public static class CorpusReader
{
    /// <summary>The manifest that is looked for in a folder.</summary>
    public const string ManifestName = "manifest.csv";

    /// <summary>Opens a folder or a manifest.</summary>
    /// <param name="path">A folder of a known corpus or format, or a manifest.</param>
    /// <param name="threads">How many files are read at once, 1 or more.</param>
    /// <param name="progress">Receives the progress: every file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The corpus; what cannot be used is listed in <see cref="Corpus.Skipped"/>.</returns>
    /// <exception cref="MissingDataException">There is no such folder or file, or no usable recording in it.</exception>
    /// <exception cref="SerException">The folder's layout is not known, or the manifest is wrong.</exception>
    public static Corpus Open(
        string path,
        int threads,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => Open(path, new CorpusOptions(), threads, null, progress, cancellationToken);

    /// <summary>Opens a folder or a manifest as the user says.</summary>
    /// <param name="path">A folder of a known corpus or format, or a manifest.</param>
    /// <param name="options">Which corpus it is, who speaks, which emotions are read.</param>
    /// <param name="threads">How many files are read at once, 1 or more.</param>
    /// <param name="progress">Receives the progress: every file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="MissingDataException">There is no such folder or file, or no usable recording in it.</exception>
    /// <exception cref="SerException">The folder's layout is not known, the manifest is wrong, or an option does not fit.</exception>
    public static Corpus Open(
        string path,
        CorpusOptions options,
        int threads,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => Open(path, options, threads, null, progress, cancellationToken);

    /// <summary>Opens a folder or a manifest as a part of a run.</summary>
    /// <param name="path">As above.</param>
    /// <param name="options">As above.</param>
    /// <param name="threads">As above.</param>
    /// <param name="indexFile">The run's <see cref="RecordingIndex"/>; <see langword="null"/> to read every file.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static Corpus Open(
        string path,
        CorpusOptions options,
        int threads,
        string? indexFile,
        IProgress<StepProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        var (found, source) = FindSource(path, options);
        var (utterances, skipped) = UsableRecordings.Find(source, threads, indexFile, progress, cancellationToken);
        return utterances.Count > 0
            ? new Corpus(source.Name, source.Root, utterances, skipped.Concat(source.Listing.Skipped), source.Notice, source.IsSynthetic)
            {
                Recognition = source.Recognition,
                Remarks = source.Remarks,
                OtherFiles = source.OtherFiles,
                LackedNames = options.MayLackNames ? LabelChoice.Lacked(found.Listing, options) : [],
                PublishedDifferences = found.Description is { } known
                    ? PublishedCountCheck.Differences(known, [.. found.Listing.Files.Where(file => file.OtherFormat is null)])
                    : [],
            }
            : throw new MissingDataException(
                $"{path}: none of its {skipped.Count + source.Listing.Skipped.Count} recordings can be used; the first: "
                    + $"{Describe(skipped.Concat(source.Listing.Skipped).First())}."
            );
    }

    private static (CorpusSource Found, CorpusSource Chosen) FindSource(string path, CorpusOptions options)
    {
        try
        {
            var found = SourceFinder.Find(path, options);
            return (found, found with { Listing = LabelChoice.Apply(found.Listing, options) });
        }
        catch (RegexMatchTimeoutException fault)
        {
            throw new SerException(
                $"{path}: the regular expression '{fault.Pattern}' takes too long on '{fault.Input}'; simplify it.",
                fault
            );
        }
    }

    private static string Describe(SkippedFile file) => $"{file.Path}: {file.Reason}";
}
