using SerWorkbook.Corpora;
using SerWorkbook.Speech;

namespace SerWorkbook.FeatureTables;

/// <summary>Extracts the features of a corpus, several recordings at once, with a cache.</summary>
/// <param name="set">The features.</param>
/// <param name="cache">Keeps what was extracted; <see langword="null"/> for none.</param>
/// <param name="threads">How many recordings are worked on at once, 1 or more.</param>
internal sealed class FeatureTableBuilder(FeatureSet set, FeatureCache? cache, int threads)
{
    private readonly RateConverter _converter = new(set.SampleRate);

    /// <summary>Extracts the features of a corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="cutting">How recordings are cut; <see langword="null"/> for whole ones.</param>
    /// <param name="progress">Receives the progress: every recording.</param>
    /// <param name="cancellationToken">Stops the work; what is done stays in the cache.</param>
    /// <returns>The table; recordings without speech are listed in <see cref="FeatureTable.Skipped"/>.</returns>
    /// <exception cref="MissingDataException">No recording is left.</exception>
    /// <exception cref="AudioChangedException">A recording has changed since the corpus was opened; nothing of it is kept.</exception>
    public FeatureTable Build(
        Corpus corpus,
        Cutting? cutting = null,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var vectors = new IReadOnlyList<float[]>?[corpus.Utterances.Count];
        var skipped = new SkippedFile?[corpus.Utterances.Count];
        var changed = new AudioChangedException?[corpus.Utterances.Count];
        var done = 0;
        using var extractors = new ThreadLocal<FeatureExtractor>(() => new FeatureExtractor(set));
        Parallel.For(
            0,
            vectors.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i =>
            {
                try
                {
                    vectors[i] = Extract(corpus, corpus.Utterances[i], cutting, extractors.Value!);
                }
                catch (InvalidAudioException fault)
                {
                    skipped[i] = new SkippedFile(corpus.Utterances[i].Path, fault.Reason);
                }
                catch (AudioChangedException fault)
                {
                    changed[i] = fault;
                }

                progress?.Report(new StepProgress("extracting features", Interlocked.Increment(ref done), vectors.Length));
            }
        );

        if (changed.FirstOrDefault(fault => fault is not null) is { } first)
        {
            throw first;
        }

        var rows = vectors
            .Index()
            .SelectMany(item => (item.Item ?? []).Select((vector, piece) => new FeatureRow(corpus.Utterances[item.Index], piece, vector)))
            .ToList();
        return rows.Count > 0
            ? new FeatureTable(corpus, set, cutting, rows, skipped.OfType<SkippedFile>())
            : throw new MissingDataException(
                $"{corpus.Name}: none of its {vectors.Length} recordings holds speech that can be measured; the first: "
                    + $"{skipped[0]?.Path}: {skipped[0]?.Reason}."
            );
    }

    private IReadOnlyList<float[]> Extract(Corpus corpus, Utterance utterance, Cutting? cutting, FeatureExtractor extractor)
    {
        if (cache?.Find(utterance.ContentHash, set, cutting) is { } found)
        {
            return found;
        }

        var vectors = cutting is null
            ? [extractor.Extract(corpus.OpenFile(utterance), corpus.PathOf(utterance))]
            : ExtractPieces(corpus.Read(utterance), utterance.Path, cutting, extractor);
        cache?.Store(utterance.ContentHash, set, cutting, vectors);
        return vectors;
    }

    // The capstone cuts what is left when the silence at the ends is gone.
    private float[][] ExtractPieces(AudioClip clip, string name, Cutting cutting, FeatureExtractor extractor)
    {
        AudioCheck.Require(clip, name);
        var speech = SilenceTrimmer.Trim(_converter.Convert(clip));
        return AudioCheck.FindLackOfSpeech(speech.Seconds) is { } fault
            ? throw new InvalidAudioException(name, fault)
            :
            [
                .. ClipCutter
                    .Cut(speech, cutting.PieceSeconds, cutting.ShortestSeconds)
                    .Select(piece => extractor.ExtractPart(piece, name)),
            ];
    }
}
