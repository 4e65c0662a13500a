using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Finds the recordings of a corpus that hold the same audio.</summary>
internal static class CopySearch
{
    /// <summary>Looks for copies.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="prints">The fingerprint of each recording; <see langword="null"/> where it could not be read.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Pairs in order; a pair that follows from others is left out.</returns>
    public static IReadOnlyList<AudioCopy> Find(Corpus corpus, Fingerprint?[] prints, CancellationToken cancellationToken)
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
        foreach (
            var pair in CopyCandidates
                .Find(prints, cancellationToken)
                .OrderBy(pair => pair.ErrorRate)
                .ThenBy(pair => pair.First)
                .ThenBy(pair => pair.Second)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                !groups.AreJoined(pair.First, pair.Second)
                && Confirm(corpus, pair.First, pair.Second, pair.Shift, pair.ErrorRate) is { } copy
            )
            {
                groups.Join(pair.First, pair.Second);
                copies.Add((pair.Second, copy));
            }
        }

        return [.. copies.OrderBy(item => item.Second).ThenBy(item => item.Copy.First, StringComparer.Ordinal).Select(item => item.Copy)];
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

    private static AudioCopy? Confirm(Corpus corpus, int first, int second, int shift, double errorRate)
    {
        var (x, y) = (corpus.Utterances[first], corpus.Utterances[second]);
        var (correlation, lag) = CopyConfirmation.Align(Narrow(corpus, x), Narrow(corpus, y), shift * FingerprintExtractor.Hop);
        return correlation >= CopyConfirmation.LeastCorrelation
            ? new AudioCopy(x.Path, y.Path, false, lag / FingerprintExtractor.SampleRate, correlation, errorRate)
            : null;
    }

    private static AudioClip Narrow(Corpus corpus, Utterance utterance) =>
        Resampler.To(corpus.Read(utterance), FingerprintExtractor.SampleRate);
}
