using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Finds the recordings of a corpus that can be used, by reading each once.</summary>
internal static class UsableRecordings
{
    /// <summary>Reads the recordings.</summary>
    /// <param name="source">The corpus.</param>
    /// <param name="threads">How many files are read at once.</param>
    /// <param name="indexFile">The run's <see cref="RecordingIndex"/>; <see langword="null"/> to read every file.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static (List<Utterance> Utterances, List<SkippedFile> Skipped) Find(
        CorpusSource source,
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

        MarkSameRecordings(source, found, threads, cancellationToken);
        var usable = files.Zip(found).ToLookup(item => item.Second.Fault is null);
        return (
            [.. usable[true].Select(item => UtteranceOf(source, item.First, item.Second))],
            [.. usable[false].Select(item => new SkippedFile(item.First.Path, item.Second.Fault!))]
        );
    }

    // Only of files that can be read: where the preferred format is broken, the other is used.
    private static void MarkSameRecordings(CorpusSource source, RecordingEntry[] found, int threads, CancellationToken cancellationToken)
    {
        var files = source.Listing.Files;
        if (files.All(file => file.OtherFormat is null))
        {
            return;
        }

        var places = files.Index().Where(file => found[file.Index].Fault is null).ToDictionary(file => file.Item.Path, file => file.Index);
        int[] candidates = [.. places.Values.Where(i => files[i].OtherFormat is { } other && places.ContainsKey(other)).Order()];
        var same = new bool[candidates.Length];
        Parallel.For(
            0,
            candidates.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i =>
            {
                var file = files[candidates[i]];
                same[i] = SameRecordings.Are(PathOf(source, file), PathOf(source, files[places[file.OtherFormat!]]));
            }
        );
        foreach (var (candidate, _) in candidates.Zip(same).Where(pair => pair.Second))
        {
            found[candidate] = Unusable($"the same recording as {files[candidate].OtherFormat} in another format");
        }
    }

    private static string PathOf(CorpusSource source, LabelledFile file) => Path.GetFullPath(Path.Combine(source.Root, file.Path));

    private static Utterance UtteranceOf(CorpusSource source, LabelledFile file, RecordingEntry entry) =>
        new(file.Path, file.Speaker, file.Sex, file.Emotion, file.Sentence, source.Name, entry.SampleRate, entry.Seconds, entry.ContentHash)
        {
            Metadata = file.Metadata,
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
}
