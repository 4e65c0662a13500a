using SerWorkbook.Corpora;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>What the audio of a corpus reveals: the traits of every file, and which recordings are copies of each other.</summary>
/// <remarks>It does not depend on any split: one survey serves all protocols.</remarks>
internal sealed class AudioSurvey
{
    internal AudioSurvey(IReadOnlyDictionary<string, AudioTraits> traits, IReadOnlyList<AudioCopy> copies)
    {
        Traits = traits;
        Copies = copies;
    }

    /// <summary>The traits of each recording that could be read, by its path.</summary>
    public IReadOnlyDictionary<string, AudioTraits> Traits { get; }

    /// <summary>Recordings that hold the same audio, each paired with an earlier one, in order.</summary>
    /// <remarks>A third copy is paired with one of the others, not with both.</remarks>
    public IReadOnlyList<AudioCopy> Copies { get; }

    /// <summary>Analyses a corpus. Each file is read once, and once more for every pair that looks like a copy.</summary>
    /// <param name="corpus">The corpus; missing recordings are skipped.</param>
    /// <param name="threads">Number of files read at once, 1 or more. The result does not depend on it.</param>
    /// <param name="progress">Receives the progress, file by file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="AudioChangedException">A recording has changed since the corpus was opened.</exception>
    public static AudioSurvey Of(
        Corpus corpus,
        int threads,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var utterances = corpus.Utterances;
        var heard = new (AudioTraits Traits, Fingerprint Print)?[utterances.Count];
        var done = 0;
        var narrow = new RateConverter(FingerprintExtractor.SampleRate);
        using var listeners = new ThreadLocal<Listener>(() => new Listener(narrow));
        Parallel.For(
            0,
            heard.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i =>
            {
                heard[i] = listeners.Value!.Listen(corpus, utterances[i]);
                progress?.Report(new StepProgress("auditing recordings", Interlocked.Increment(ref done), heard.Length));
            }
        );
        var traits = utterances
            .Zip(heard)
            .Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First.Path, pair => pair.Second!.Value.Traits, StringComparer.Ordinal);
        var search = new CopySearch(corpus, narrow, threads);
        return new AudioSurvey(traits, search.Find([.. heard.Select(item => item?.Print)], cancellationToken));
    }

    private sealed class Listener(RateConverter toNarrow)
    {
        private readonly TraitMeter _meter = new();
        private readonly FingerprintExtractor _extractor = new();

        public (AudioTraits, Fingerprint)? Listen(Corpus corpus, Utterance utterance)
        {
            try
            {
                using var file = corpus.OpenFile(utterance);
                var samples = new float[file.Info.Frames];
                file.Read(samples);
                var clip = new AudioClip(samples, file.Info.SampleRate);
                if (AudioCheck.FindFault(clip) is not null)
                {
                    return null;
                }

                var narrow = toNarrow.Convert(clip);
                return (_meter.Measure(corpus.PathOf(utterance), file.Info, clip, narrow), _extractor.Of(narrow));
            }
            catch (InvalidAudioException)
            {
                return null;
            }
        }
    }
}
