using SerWorkbook.Corpora;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Finds the recordings of a corpus that hold the same audio.</summary>
/// <param name="corpus">The corpus.</param>
/// <param name="narrow">Brings clips to <see cref="FingerprintExtractor.SampleRate"/>.</param>
/// <param name="threads">Number of pairs compared at once, 1 or more. The result does not depend on it.</param>
internal sealed class CopySearch(Corpus corpus, RateConverter narrow, int threads)
{
    // Pairs that are compared before it is looked which others follow from them.
    private const int PairsAtOnce = 64;

    /// <summary>Looks for copies.</summary>
    /// <param name="prints">The fingerprint of each recording; <see langword="null"/> where it could not be read.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Pairs in order; a pair that follows from others is left out.</returns>
    public IReadOnlyList<AudioCopy> Find(Fingerprint?[] prints, CancellationToken cancellationToken)
    {
        var utterances = corpus.Utterances;
        var groups = new DisjointSets(utterances.Count);
        var copies = new List<(int Second, AudioCopy Copy)>();
        foreach (var (first, second) in SameFiles(utterances))
        {
            groups.Join(first, second);
            prints[second] = null;
            copies.Add((second, new AudioCopy(utterances[first].Path, utterances[second].Path, true, 0, 1, 0)));
        }

        // The surest pairs first, so that doubtful pairs that follow from them need no check.
        var candidates = new Queue<CopyCandidate>(
            CopyCandidates
                .Find(prints, cancellationToken)
                .OrderBy(pair => pair.ErrorRate)
                .ThenBy(pair => pair.First)
                .ThenBy(pair => pair.Second)
        );
        while (candidates.Count > 0)
        {
            foreach (var (pair, copy) in ConfirmNext(candidates, groups, cancellationToken))
            {
                // A pair may follow from one that was compared at the same time.
                if (copy is not null && !groups.AreJoined(pair.First, pair.Second))
                {
                    groups.Join(pair.First, pair.Second);
                    copies.Add((pair.Second, copy));
                }
            }
        }

        return [.. copies.OrderBy(item => item.Second).ThenBy(item => item.Copy.First, StringComparer.Ordinal).Select(item => item.Copy)];
    }

    private (CopyCandidate Pair, AudioCopy? Copy)[] ConfirmNext(
        Queue<CopyCandidate> candidates,
        DisjointSets groups,
        CancellationToken cancellationToken
    )
    {
        var pairs = new List<CopyCandidate>();
        while (pairs.Count < PairsAtOnce && candidates.TryDequeue(out var pair))
        {
            if (!groups.AreJoined(pair.First, pair.Second))
            {
                pairs.Add(pair);
            }
        }

        var confirmed = new (CopyCandidate, AudioCopy?)[pairs.Count];
        Parallel.For(
            0,
            pairs.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i => confirmed[i] = (pairs[i], Confirm(pairs[i]))
        );
        return confirmed;
    }

    private static IEnumerable<(int First, int Second)> SameFiles(IReadOnlyList<Utterance> utterances)
    {
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, utterance) in utterances.Index())
        {
            if (!firsts.TryAdd(utterance.ContentHash, i))
            {
                yield return (firsts[utterance.ContentHash], i);
            }
        }
    }

    private AudioCopy? Confirm(CopyCandidate pair)
    {
        var (x, y) = (corpus.Utterances[pair.First], corpus.Utterances[pair.Second]);
        var (correlation, lag) = CopyConfirmation.Align(Narrow(x), Narrow(y), pair.Shift * FingerprintExtractor.Hop);
        return correlation >= CopyConfirmation.LeastCorrelation
            ? new AudioCopy(x.Path, y.Path, false, lag / FingerprintExtractor.SampleRate, correlation, pair.ErrorRate)
            : null;
    }

    private AudioClip Narrow(Utterance utterance) => narrow.Convert(corpus.Read(utterance));
}
