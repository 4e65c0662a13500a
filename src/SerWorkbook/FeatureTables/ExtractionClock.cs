using System.Diagnostics;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Measures how fast features are extracted from a corpus.</summary>
/// <remarks>
/// Every stage runs alone over all recordings, several times; the best round counts, since other programs can only slow
/// a round down. One round before warms up code and disk cache.
/// </remarks>
public sealed class ExtractionClock
{
    private readonly string[] _paths;
    private readonly FeatureSet _set;
    private readonly int _rounds;
    private readonly CancellationToken _stop;
    private readonly double _audioSeconds;

    private ExtractionClock(Corpus corpus, FeatureSet set, double mostSeconds, int rounds, CancellationToken stop)
    {
        _set = set;
        _rounds = rounds;
        _stop = stop;
        var sum = 0.0;
        var chosen = corpus
            .Utterances.TakeWhile(utterance => (sum += utterance.Seconds) <= mostSeconds || sum == utterance.Seconds)
            .ToArray();
        _paths = [.. chosen.Select(corpus.PathOf)];
        _audioSeconds = chosen.Sum(utterance => utterance.Seconds);
    }

    /// <summary>Measures.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="set">The features.</param>
    /// <param name="threads">How many threads the figure for several threads takes, 1 or more.</param>
    /// <param name="mostSeconds">As many of the first recordings are taken as have this length together, one at least; seconds.</param>
    /// <param name="rounds">How often each stage is measured, 1 or more.</param>
    /// <param name="progress">Receives the progress: every stage.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <exception cref="InvalidAudioException">A recording holds nothing to measure.</exception>
    public static ExtractionTiming Measure(
        Corpus corpus,
        FeatureSet set,
        int threads,
        double mostSeconds = 300,
        int rounds = 5,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        return new ExtractionClock(corpus, set, mostSeconds, rounds, cancellationToken).Measure(threads, progress);
    }

    private ExtractionTiming Measure(int threads, IProgress<StepProgress>? progress)
    {
        string[] names = ["read", "resample", "frames", "F0", "functionals", "whole", "whole on several threads"];
        var best = new double[names.Length];
        Array.Fill(best, double.PositiveInfinity);
        for (var round = 0; round <= _rounds; round++)
        {
            progress?.Report(new StepProgress($"timing {_set.Name}, round", round, _rounds));
            double[] seconds = [.. TimeStages(), Time(() => ExtractAll(1)), Time(() => ExtractAll(threads))];
            for (var i = 0; i < best.Length && round > 0; i++)
            {
                best[i] = Math.Min(best[i], seconds[i]);
            }
        }

        var stages = names.Zip(best, (name, seconds) => new ExtractionStage(name, seconds, _audioSeconds / seconds)).ToArray();
        return new ExtractionTiming(
            _set.Id,
            _paths.Length,
            _audioSeconds,
            stages[..^1],
            threads,
            stages[^1].TimesRealTime,
            best[^2] / best[^1],
            AllocatedPerRecording()
        );
    }

    private double[] TimeStages()
    {
        var seconds = new double[5];
        var analyser = _set.CreateAnalyser();
        var tracker = new F0Tracker(_set.SampleRate);
        var vector = new float[_set.Columns.Count];
        var resamplers = new Dictionary<int, Resampler>();
        foreach (var path in _paths)
        {
            _stop.ThrowIfCancellationRequested();
            AudioClip? clip = null;
            seconds[0] += Time(() => clip = AudioReader.Read(path));
            if (!resamplers.TryGetValue(clip!.SampleRate, out var resampler))
            {
                resamplers[clip.SampleRate] = resampler = new Resampler(clip.SampleRate, _set.SampleRate);
            }

            seconds[1] += Time(() => clip = resampler.Process(clip));
            seconds[2] += Time(() => analyser.Push(clip!.Samples));
            seconds[3] += Time(() => tracker.Track(clip!));
            seconds[4] += Time(() => analyser.Complete(vector));
        }

        return seconds;
    }

    private void ExtractAll(int threads)
    {
        using var extractors = new ThreadLocal<FeatureExtractor>(() => new FeatureExtractor(_set));
        Parallel.ForEach(
            _paths,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = _stop },
            path => extractors.Value!.Extract(path)
        );
    }

    private long AllocatedPerRecording()
    {
        var extractor = new FeatureExtractor(_set);
        extractor.Extract(_paths[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var path in _paths)
        {
            extractor.Extract(path);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / _paths.Length;
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
