using SerWorkbook.Speech.Descriptors;
using SerWorkbook.Speech.Descriptors.Functionals;
using SerWorkbook.Speech.Descriptors.Tracks;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.EGeMaps;

/// <summary>Sums the descriptors of a recording up into the 88 values.</summary>
/// <remarks>
/// Arithmetic mean, standard deviation (by n) over mean, percentiles 20, 50 and 80 with interpolation, slopes of rising
/// and falling parts, and the rhythm of voicing. Descriptors of voiced frames leave out the zeros of the others.
/// </remarks>
internal sealed class GeMapsFunctionals
{
    // -200 dB: the level of digital silence.
    private const double SmallestMeanSquare = 1e-20;

    // Frames of the shortest voiced or unvoiced stretch that counts.
    private const int ShortestStretch = 3;

    private readonly List<Turn> _turns = [];
    private float[] _values = [];
    private float[] _f0 = [];
    private RisingOrder _order = new(0);

    /// <summary>Fills the vector.</summary>
    /// <param name="store">The descriptors of the whole recording.</param>
    /// <param name="meanSquare">Mean square of the samples.</param>
    /// <param name="vector">Takes 88 values, all finite.</param>
    public void Fill(DescriptorStore store, double meanSquare, Span<float> vector)
    {
        ArgumentNullException.ThrowIfNull(store);
        vector[..GeMapsColumns.All.Count].Clear();
        if (store.ShortFrames == 0)
        {
            return;
        }

        Grow(store.ShortFrames);

        // The last F0 frame is not summarised: nor does the reference summarise it, as its unvoiced means show.
        var f0 = _f0.AsSpan(0, Math.Max(0, store.LongFrames - 1));
        store.Read(GeMapsDescriptor.F0Semitones, f0);
        var next = new VectorWriter(vector);
        FillCourses(store, f0, ref next, out var peaksPerSecond);
        FillMeans(store, f0, ref next);
        next.Add(peaksPerSecond);
        FillRhythm(f0, ref next);
        next.Add((float)(10 * Math.Log10(Math.Max(SmallestMeanSquare, meanSquare))));
    }

    private void FillCourses(DescriptorStore store, ReadOnlySpan<float> f0, ref VectorWriter next, out float peaksPerSecond)
    {
        f0.CopyTo(_values);
        AddCourse(_values.AsSpan(0, ContourSmoothing.SmoothAndPack(_values.AsSpan(0, f0.Length))), ref next);
        var loudness = All(store, GeMapsDescriptor.Loudness);
        AddCourse(loudness, ref next);
        var peaks = 0;
        foreach (var turn in _turns)
        {
            peaks += turn.IsPeak ? 1 : 0;
        }

        peaksPerSecond = (float)(peaks / (loudness.Length * GeMapsFrames.HopSeconds));
    }

    private void FillMeans(DescriptorStore store, ReadOnlySpan<float> f0, ref VectorWriter next)
    {
        for (var descriptor = GeMapsDescriptor.SpectralFlux; descriptor <= GeMapsDescriptor.Mfcc4; descriptor++)
        {
            AddMoments(All(store, descriptor), ref next);
        }

        AddVoiced(store, GeMapsDescriptor.Jitter, GeMapsDescriptor.H1H2, f0.Length, ref next);
        AddVoiced(store, GeMapsDescriptor.PublishedH1A3, GeMapsDescriptor.PublishedF3Amplitude, f0.Length, ref next);

        for (var descriptor = GeMapsDescriptor.AlphaRatio; descriptor <= GeMapsDescriptor.Mfcc4; descriptor++)
        {
            AddMoments(Where(store, descriptor, f0, voiced: true), ref next);
        }

        for (var descriptor = GeMapsDescriptor.AlphaRatio; descriptor <= GeMapsDescriptor.SpectralFlux; descriptor++)
        {
            next.Add(Moments(Where(store, descriptor, f0, voiced: false)).Mean);
        }
    }

    private void AddVoiced(DescriptorStore store, GeMapsDescriptor first, GeMapsDescriptor last, int frames, ref VectorWriter next)
    {
        for (var descriptor = first; descriptor <= last; descriptor++)
        {
            var values = _values.AsSpan(0, frames);
            store.Read(descriptor, values);
            AddMoments(values[..ContourSmoothing.SmoothAndPack(values)], ref next);
        }
    }

    private static void FillRhythm(ReadOnlySpan<float> f0, ref VectorWriter next)
    {
        var voiced = Segments(f0, voiced: true);
        var unvoiced = Segments(f0, voiced: false);
        next.Add(f0.Length > 0 ? (float)(voiced.Count / (f0.Length * GeMapsFrames.HopSeconds)) : 0);
        next.Add(voiced.Mean);
        next.Add(voiced.Deviation);
        next.Add(unvoiced.Mean);
        next.Add(unvoiced.Deviation);
    }

    private Span<float> All(DescriptorStore store, GeMapsDescriptor descriptor)
    {
        var values = _values.AsSpan(0, store.ShortFrames);
        store.Read(descriptor, values);
        ContourSmoothing.Smooth(values);
        return values;
    }

    private Span<float> Where(DescriptorStore store, GeMapsDescriptor descriptor, ReadOnlySpan<float> f0, bool voiced)
    {
        var values = _values.AsSpan(0, f0.Length);
        store.Read(descriptor, values);
        for (var frame = 0; frame < f0.Length; frame++)
        {
            values[frame] = f0[frame] > 0 == voiced ? values[frame] : 0;
        }

        return values[..ContourSmoothing.SmoothAndPack(values)];
    }

    // Leaves the turns of the contour behind.
    private void AddCourse(Span<float> values, ref VectorWriter next)
    {
        ContourShape.FindTurns(values, _turns);
        Span<float> slopes = stackalloc float[4];
        ContourSlopes.Measure(values, _turns, slopes);
        AddMoments(values, ref next);
        _order.Sort(values);
        var (low, middle, high) = (Percentile(values, 0.2), Percentile(values, 0.5), Percentile(values, 0.8));
        next.Add(low);
        next.Add(middle);
        next.Add(high);
        next.Add(high - low);
        foreach (var slope in slopes)
        {
            next.Add(slope);
        }
    }

    private static float Percentile(ReadOnlySpan<float> sorted, double share) => sorted.IsEmpty ? 0 : Percentiles.Of(sorted, share);

    private static void AddMoments(ReadOnlySpan<float> values, ref VectorWriter next)
    {
        var (mean, deviation) = Moments(values);
        next.Add(mean);
        next.Add(mean != 0 ? deviation / mean : 0);
    }

    private static (float Mean, float Deviation) Moments(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
        {
            return (0, 0);
        }

        var (mean, squares) = (0.0, 0.0);
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return ((float)mean, (float)Math.Sqrt(squares / values.Length));
    }

    // Stretches of voiced (unvoiced) frames: how many, and the mean and deviation of their lengths, from the first frame's
    // start to the last frame's, in seconds. A single frame of the other kind does not break a stretch, and the shortest do
    // not count: the reference's values show it.
    private static (int Count, float Mean, float Deviation) Segments(ReadOnlySpan<float> f0, bool voiced)
    {
        var (count, length, sum, squares) = (0, 0, 0.0, 0.0);
        for (var frame = 0; frame <= f0.Length; frame++)
        {
            if (frame < f0.Length && Belongs(f0, frame, voiced))
            {
                length++;
                continue;
            }

            if (length >= ShortestStretch)
            {
                var seconds = (length - 1) * GeMapsFrames.HopSeconds;
                (count, sum, squares) = (count + 1, sum + seconds, squares + seconds * seconds);
            }

            length = 0;
        }

        var mean = count == 0 ? 0 : sum / count;
        return (count, (float)mean, count == 0 ? 0 : (float)Math.Sqrt(Math.Max(0, squares / count - mean * mean)));
    }

    private static bool Belongs(ReadOnlySpan<float> f0, int frame, bool voiced) =>
        f0[frame] > 0 == voiced || (frame > 0 && frame < f0.Length - 1 && f0[frame - 1] > 0 == voiced && f0[frame + 1] > 0 == voiced);

    private void Grow(int frames)
    {
        if (_values.Length < frames)
        {
            _values = new float[Math.Max(frames, 2 * _values.Length)];
            _f0 = new float[_values.Length];
            _order = new RisingOrder(_values.Length);
        }
    }
}
