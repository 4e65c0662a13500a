namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Finds pairs of recordings whose fingerprints agree at some shift, without comparing each with each.</summary>
/// <remarks>
/// Keys are the 16 bits of the lower or of the upper bands at two moments. Few keys of unrelated recordings are the same,
/// and a copy under noise still shares some. Recordings are taken in order, so that the result is always the same.
/// </remarks>
internal sealed class CopyCandidates
{
    /// <summary>
    /// Unrelated recordings differ in about half of the bits; 35 % by chance are out of reach (Haitsma and Kalker 2002, section 4.2).
    /// </summary>
    public const double LargestErrorRate = 0.35;

    // A pair this alike needs no better shift.
    private const double GoodErrorRate = 0.15;
    private const int MomentsApart = 8;
    private const int KeyFrames = MomentsApart + 1;
    private const int HalfBits = 16;

    // Every other frame is kept, every frame is looked up: odd shifts are found too.
    private const int KeptEvery = 2;

    // Longer chains belong to many copies of one recording, of which each is chained to the last ones.
    private const int LongestWalk = 24;

    private readonly IReadOnlyList<Fingerprint?> _prints;
    private readonly Dictionary<ulong, int> _last = [];
    private readonly List<(int Clip, int Frame, int Previous)> _entries = [];

    // What was tried for the recording that is looked up, by the other recording.
    private readonly Dictionary<int, (double ErrorRate, int Shift)> _tried = [];
    private readonly List<CopyCandidate> _found = [];

    private CopyCandidates(IReadOnlyList<Fingerprint?> prints) => _prints = prints;

    /// <summary>Looks for pairs.</summary>
    /// <param name="prints">Fingerprints; <see langword="null"/> for recordings that are not compared.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Pairs (first before second) in order; frame t of the second lies on frame t + Shift of the first.</returns>
    public static IReadOnlyList<CopyCandidate> Find(IReadOnlyList<Fingerprint?> prints, CancellationToken cancellationToken = default)
    {
        var search = new CopyCandidates(prints);
        for (var clip = 0; clip < prints.Count; clip++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (prints[clip] is { } print)
            {
                search.LookUp(clip, print);
                search.Keep(clip, print);
            }
        }

        return [.. search._found.OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    private void LookUp(int clip, Fingerprint print)
    {
        _tried.Clear();
        for (var frame = 0; frame + KeyFrames <= print.Bits.Length; frame++)
        {
            if (!IsKey(print, frame))
            {
                continue;
            }

            for (var half = 0; half < 2; half++)
            {
                var entry = _last.TryGetValue(KeyOf(print.Bits, frame, half), out var last) ? last : -1;
                for (var step = 0; entry >= 0 && step < LongestWalk; step++)
                {
                    var (other, place, previous) = _entries[entry];
                    Try(other, clip, place - frame);
                    entry = previous;
                }
            }
        }

        _found.AddRange(
            _tried
                .Where(pair => pair.Value.ErrorRate <= LargestErrorRate)
                .Select(pair => new CopyCandidate(pair.Key, clip, pair.Value.Shift, pair.Value.ErrorRate))
        );
    }

    private void Try(int first, int second, int shift)
    {
        var known = _tried.TryGetValue(first, out var best);
        if (known && (best.ErrorRate <= GoodErrorRate || best.Shift == shift))
        {
            return;
        }

        var rate = _prints[second]!.BitErrorRate(_prints[first]!, shift);
        if (!known || rate < best.ErrorRate)
        {
            _tried[first] = (rate, shift);
        }
    }

    private void Keep(int clip, Fingerprint print)
    {
        for (var frame = 0; frame + KeyFrames <= print.Bits.Length; frame += KeptEvery)
        {
            for (var half = 0; half < 2 && IsKey(print, frame); half++)
            {
                // One entry per recording and key: a long vowel keeps the same key for a while.
                var key = KeyOf(print.Bits, frame, half);
                var previous = _last.TryGetValue(key, out var last) ? last : -1;
                if (previous < 0 || _entries[previous].Clip != clip)
                {
                    _last[key] = _entries.Count;
                    _entries.Add((clip, frame, previous));
                }
            }
        }
    }

    private static bool IsKey(Fingerprint print, int frame) => print.IsLoud[frame] && print.IsLoud[frame + MomentsApart];

    private static ulong KeyOf(uint[] bits, int frame, int half)
    {
        ulong Part(int moment) => (ushort)(bits[frame + moment * MomentsApart] >> (half * HalfBits));
        return Part(0) | (Part(1) << HalfBits) | ((ulong)half << (2 * HalfBits));
    }
}

/// <summary>Two recordings that may hold the same audio.</summary>
/// <param name="First">Place of the first in the corpus.</param>
/// <param name="Second">Place of the second, after the first.</param>
/// <param name="Shift">Frame t of the second lies on frame t + Shift of the first.</param>
/// <param name="ErrorRate">Share of the bits of their fingerprints that differ there.</param>
internal readonly record struct CopyCandidate(int First, int Second, int Shift, double ErrorRate);
