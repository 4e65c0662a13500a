using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Opens a corpus: recognises its layout, reads the labels, listens to every file.</summary>
public static class CorpusReader
{
    /// <summary>The manifest that is looked for in a folder.</summary>
    public const string ManifestName = "manifest.csv";

    /// <summary>The corpora that are recognised from the names of files.</summary>
    internal static IReadOnlyList<CorpusLayout> Layouts { get; } = [new EmoVDb(), new Ravdess()];

    private static CorpusLayout AnyFolders { get; } = new SpeakerFolders();

    /// <summary>Opens a folder or a manifest.</summary>
    /// <param name="path">A folder of a known layout, a folder that holds <c>manifest.csv</c>, or a manifest CSV.</param>
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
    ) => Open(path, threads, null, progress, cancellationToken);

    /// <summary>Opens a folder or a manifest as a part of a run.</summary>
    /// <param name="path">As above.</param>
    /// <param name="threads">As above.</param>
    /// <param name="indexFile">The run's <see cref="RecordingIndex"/>; <see langword="null"/> to read every file.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static Corpus Open(
        string path,
        int threads,
        string? indexFile,
        IProgress<StepProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var source = FindSource(path);
        var (utterances, skipped) = CheckRecordings(source, threads, indexFile, progress, cancellationToken);
        return utterances.Count > 0
            ? new Corpus(source.Name, source.Root, utterances, skipped.Concat(source.Listing.Skipped), source.Notice, source.IsSynthetic)
            {
                OtherFiles = source.OtherFiles,
            }
            : throw new MissingDataException(
                $"{path}: none of its {skipped.Count + source.Listing.Skipped.Count} recordings can be used; the first: "
                    + $"{Describe(skipped.Concat(source.Listing.Skipped).First())}."
            );
    }

    private static string Describe(SkippedFile file) => $"{file.Path}: {file.Reason}";

    private static Source FindSource(string path)
    {
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path))
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

        var manifest = Path.Combine(path, ManifestName);
        return File.Exists(manifest) ? FromManifest(manifest) : FromFolder(path);
    }

    private static Source FromManifest(string csvPath)
    {
        var listing = Manifest.Read(csvPath);
        if (listing.Files.Count == 0)
        {
            throw new MissingDataException(
                $"{csvPath}: the manifest names no file that can be "
                    + $"used{(listing.Skipped.Count > 0 ? "; the first: " + Describe(listing.Skipped[0]) : "")}."
            );
        }

        var root = Path.GetDirectoryName(Path.GetFullPath(csvPath))!;
        var stem = Path.GetFileNameWithoutExtension(csvPath);
        return new Source(
            stem == Path.GetFileNameWithoutExtension(ManifestName) ? Path.GetFileName(root) : stem,
            root,
            listing,
            null,
            false
        );
    }

    private static Source FromFolder(string folder)
    {
        var found = AudioFiles.Find(folder);
        if (found.Wav.Count == 0)
        {
            throw new MissingDataException(
                found.Other.Count == 0
                    ? $"{folder}: the folder holds no recording."
                    : $"{folder}: the folder holds no recording; "
                        + $"{(found.Other.Count == 1 ? "one file" : FormattableString.Invariant($"{found.Other.Count} files"))} cannot be "
                        + $"used, such as {Describe(found.Other[0])}."
            );
        }

        // The demo corpus has EmoV-DB's layout but nobody speaks in it: its pages must say so, not name EmoV-DB's licence.
        if (DemoCorpus.IsDemo(folder))
        {
            return new Source("demo corpus (synthetic voices)", folder, Complete(new EmoVDb(), found), DemoCorpus.Notice, true)
            {
                OtherFiles = found.NotAudio,
            };
        }

        var layout =
            Recognise(found.Wav)
            ?? throw new SerException(
                $"{folder}: its {found.Recordings.Count} recordings (the first is {found.Recordings[0]}) follow no layout that is known: "
                    + $"{string.Join("; ", Layouts.Append(AnyFolders).Select(layout => $"{layout.Name}, {layout.Pattern}"))}. "
                    + $"A {ManifestName} with the columns path,speaker,emotion makes any corpus readable."
            );
        var name = layout == AnyFolders ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) : layout.Name;
        return new Source(name, folder, Complete(layout, found), layout.Notice, false) { OtherFiles = found.NotAudio };
    }

    // A known corpus is recognised by its own names, even where any folders of speakers and emotions would take a few files more.
    private static CorpusLayout? Recognise(IReadOnlyList<string> paths)
    {
        int Fitting(CorpusLayout layout) => layout.Parse(paths).Files.Count;
        var (known, fitting) = Layouts.Select(layout => (Layout: layout, Fitting: Fitting(layout))).MaxBy(found => found.Fitting);
        var anyFolders = Fitting(AnyFolders);
        return fitting > 0 && 2 * fitting >= anyFolders ? known
            : anyFolders > 0 ? AnyFolders
            : null;
    }

    private static FileListing Complete(CorpusLayout layout, AudioFiles found)
    {
        var listing = found.Parse(layout);
        return listing with { Skipped = [.. listing.Skipped, .. found.Other] };
    }

    private static (List<Utterance> Utterances, List<SkippedFile> Skipped) CheckRecordings(
        Source source,
        int threads,
        string? indexFile,
        IProgress<StepProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var files = source.Listing.Files;
        var index = indexFile is null ? null : RecordingIndex.Load(indexFile);
        var found = new RecordingEntry[files.Count];
        var (done, read) = (0, 0);
        Parallel.For(
            0,
            files.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i =>
            {
                var path = PathOf(source, files[i]);
                var state = FileState.Of(path) ?? default;
                if (index?.Find(path, state) is { } known)
                {
                    found[i] = known;
                }
                else
                {
                    found[i] = Read(path) with { State = state };
                    Interlocked.Increment(ref read);
                }

                progress?.Report(new StepProgress("reading recordings", Interlocked.Increment(ref done), files.Count));
            }
        );
        if (indexFile is not null && read > 0)
        {
            RecordingIndex.Save(indexFile, files.Select((file, i) => KeyValuePair.Create(PathOf(source, file), found[i])));
        }

        var usable = files.Zip(found).ToLookup(item => item.Second.Fault is null);
        return (
            [.. usable[true].Select(item => UtteranceOf(source, item.First, item.Second))],
            [.. usable[false].Select(item => new SkippedFile(item.First.Path, item.Second.Fault!))]
        );
    }

    private static string PathOf(Source source, LabelledFile file) => Path.GetFullPath(Path.Combine(source.Root, file.Path));

    private static Utterance UtteranceOf(Source source, LabelledFile file, RecordingEntry entry) =>
        new(file.Path, file.Speaker, file.Sex, file.Emotion, file.Sentence, source.Name, entry.SampleRate, entry.Seconds, entry.ContentHash)
        {
            Codec = entry.Codec,
            Remark = entry.Remark,
        };

    private static RecordingEntry Read(string path)
    {
        try
        {
            var content = HashedFileStream.Open(path);
            using var file = AudioReader.Open(content, path);
            var examination = new RecordingExamination(file);
            return AudioCheck.FindFault(file, examination.Hear) is { } reason
                ? Unusable(reason)
                : new RecordingEntry(default, content.ContentHash, file.Info.SampleRate, file.Info.Seconds, null)
                {
                    Codec = file.Info.Codec,
                    Remark = examination.Remark(),
                };
        }
        catch (InvalidAudioException fault)
        {
            return Unusable(fault.Reason);
        }
        catch (AudioChangedException fault)
        {
            return Unusable(fault.Reason);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Unusable("the file cannot be read");
        }
    }

    private static RecordingEntry Unusable(string fault) => new(default, "", 0, 0, fault);

    private sealed record Source(string Name, string Root, FileListing Listing, string? Notice, bool IsSynthetic)
    {
        public IReadOnlyList<string> OtherFiles { get; init; } = [];
    }
}
