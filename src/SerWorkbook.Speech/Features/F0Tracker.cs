using System.Numerics.Tensors;
using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features;

/// <summary>Tracks F0: candidates from a normalised correlation in every frame, the best path through them over time.</summary>
/// <remarks>
/// The correlation is the normalised square difference of McLeod and Wyvill ("A smarter way to find pitch", ICMC 2005),
/// n(lag) = 2 sum x[j] x[j + lag] / sum (x[j]² + x[j + lag]²), from -1 to 1, computed by FFT. Strengths, costs and the
/// path search follow Boersma ("Accurate short-term analysis of the fundamental frequency …", IFA Proceedings 17, 1993).
/// An instance holds tables and working memory: use one instance a thread.
/// </remarks>
public sealed class F0Tracker
{
    private readonly F0Options _options;
    private readonly int _sampleRate;
    private readonly int _window;
    private readonly int _shortestLag;
    private readonly int _longestLag;
    private readonly RealFft _fft;
    private readonly float[] _segment;
    private readonly float[] _correlation;
    private readonly float[] _re;
    private readonly float[] _im;
    private readonly float[] _headRe;
    private readonly float[] _headIm;

    /// <summary>Prepares tracking at one sampling rate.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="options">Range, frames and costs; defaults where they are left out.</param>
    /// <exception cref="ArgumentException">The range is empty or reaches beyond a quarter of the rate.</exception>
    public F0Tracker(int sampleRate, F0Options? options = null)
    {
        _options = options ?? new F0Options();
        _sampleRate = sampleRate;
        if (_options.LowestHz <= 0 || _options.HighestHz <= _options.LowestHz || _options.HighestHz > sampleRate / 4.0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"F0 is looked for from {_options.LowestHz} to {_options.HighestHz} Hz; the range must rise, start above 0 and end at {sampleRate / 4.0} Hz or below."), nameof(options));
        }

        _window = (int)Math.Round(_options.WindowSeconds * sampleRate);
        _shortestLag = (int)Math.Floor(sampleRate / _options.HighestHz);
        _longestLag = (int)Math.Ceiling(sampleRate / _options.LowestHz);
        _fft = new RealFft((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(_window + _longestLag + 2)));
        _segment = new float[_fft.Size];
        _correlation = new float[_fft.Size];
        _re = new float[_fft.BinCount];
        _im = new float[_fft.BinCount];
        _headRe = new float[_fft.BinCount];
        _headIm = new float[_fft.BinCount];
    }

    /// <summary>Tracks the F0 of a clip.</summary>
    /// <param name="clip">A clip at the tracker's rate.</param>
    /// <param name="firstSeconds">The middle of the first frame, seconds.</param>
    /// <param name="frames">Number of frames; where it is left out, as many as start within the clip.</param>
    /// <returns>One F0 a frame.</returns>
    /// <exception cref="ArgumentException">The clip has another rate.</exception>
    public F0Track Track(AudioClip clip, double firstSeconds = 0, int? frames = null)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (clip.SampleRate != _sampleRate)
        {
            throw new ArgumentException($"The clip has {clip.SampleRate} Hz; this tracker takes {_sampleRate} Hz.", nameof(clip));
        }

        var count = frames ?? Math.Max(0, (int)Math.Ceiling((clip.Seconds - firstSeconds) / _options.HopSeconds));
        var peak = clip.Peak();
        var candidates = new F0Candidate[count][];
        for (var frame = 0; frame < count; frame++)
        {
            var middle = (int)Math.Round((firstSeconds + frame * _options.HopSeconds) * _sampleRate);
            candidates[frame] = FindCandidates(clip.Samples, middle, peak);
        }

        var path = F0Path.Best(candidates, _options);
        return new F0Track(
            Array.ConvertAll(path, candidate => candidate.Hertz),
            [.. path.Select((candidate, frame) => candidate.Hertz > 0 ? candidate.Correlation : candidates[frame].Max(other => other.Correlation))],
            firstSeconds,
            _options.HopSeconds);
    }

    private F0Candidate[] FindCandidates(ReadOnlySpan<float> samples, int middle, float clipPeak)
    {
        var length = _window + _longestLag + 2;
        Array.Clear(_segment);
        var segment = _segment.AsSpan(0, length);
        var start = middle - length / 2;
        var from = Math.Max(0, -start);
        var to = Math.Min(length, samples.Length - start);
        if (to > from)
        {
            samples[(start + from)..(start + to)].CopyTo(segment[from..]);
            TensorPrimitives.Subtract(segment[from..to], TensorPrimitives.Sum<float>(segment[from..to]) / (to - from), segment[from..to]);
        }

        var framePeak = Math.Abs(TensorPrimitives.MaxMagnitude<float>(segment));
        if (framePeak <= 0 || clipPeak <= 0)
        {
            return [new F0Candidate(0, 0, (float)_options.VoicingThreshold + 2)];
        }

        Correlate(segment);
        return Rank(framePeak / clipPeak);
    }

    // n(lag) for lags 0 … longest + 1 into _correlation: cross-correlation of the window with the whole segment by FFT,
    // divided by the mean energy of the two parts that are compared.
    private void Correlate(ReadOnlySpan<float> segment)
    {
        _fft.Forward(_segment, _re, _im);
        segment[.._window].CopyTo(_correlation);
        Array.Clear(_correlation, _window, _correlation.Length - _window);
        _fft.Forward(_correlation, _headRe, _headIm);
        for (var k = 0; k < _re.Length; k++)
        {
            var re = _headRe[k] * _re[k] + _headIm[k] * _im[k];
            _im[k] = _headRe[k] * _im[k] - _headIm[k] * _re[k];
            _re[k] = re;
        }

        _fft.Inverse(_re, _im, _correlation);
        var head = (double)TensorPrimitives.SumOfSquares(segment[.._window]);
        var shifted = head;
        for (var lag = 0; lag <= _longestLag + 1; lag++)
        {
            var energy = head + shifted;
            _correlation[lag] = energy > 1e-20 ? (float)(2 * _correlation[lag] / energy) : 0f;
            shifted += (double)segment[lag + _window] * segment[lag + _window] - (double)segment[lag] * segment[lag];
            shifted = Math.Max(0, shifted);
        }
    }

    private F0Candidate[] Rank(float loudness)
    {
        var found = new List<F0Candidate>();
        for (var lag = Math.Max(1, _shortestLag); lag <= _longestLag; lag++)
        {
            var (before, here, after) = (_correlation[lag - 1], _correlation[lag], _correlation[lag + 1]);
            if (here > 0 && here >= before && here > after)
            {
                found.Add(Interpolate(lag, before, here, after));
            }
        }

        var unvoiced = _options.VoicingThreshold
            + Math.Max(0, 2 - loudness / (_options.SilenceThreshold / (1 + _options.VoicingThreshold)));
        return
        [
            new F0Candidate(0, 0, (float)unvoiced),
            .. found.OrderByDescending(candidate => candidate.Strength).ThenBy(candidate => candidate.Hertz).Take(_options.Candidates),
        ];
    }

    private F0Candidate Interpolate(int lag, float before, float here, float after)
    {
        var curvature = before - 2 * here + after;
        var shift = curvature < 0 ? Math.Clamp(0.5f * (before - after) / curvature, -0.5f, 0.5f) : 0f;
        var height = Math.Min(1f, here - 0.25f * (before - after) * shift);
        var hertz = (float)(_sampleRate / (double)(lag + shift));
        var strength = height - _options.OctaveCost * Math.Log2(_options.HighestHz / hertz);
        return new F0Candidate(hertz, height, (float)strength);
    }
}
