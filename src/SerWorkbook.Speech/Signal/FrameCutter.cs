namespace SerWorkbook.Speech.Signal;

/// <summary>Cuts a signal that comes in blocks of any size into overlapping frames.</summary>
/// <remarks>
/// The frames are those of <see cref="StftOptions"/> on the whole signal, padding included: <see cref="StftOptions.WindowLength"/>
/// samples each, before the window is applied. Memory does not depend on the length of the signal.
/// </remarks>
internal sealed class FrameCutter
{
    private const int BlockLength = 4096;

    private readonly StftOptions _options;
    private readonly int _width;
    private readonly int _lead;
    private readonly float[] _samples;
    private long _first;
    private int _filled;
    private long _taken;
    private long _next;
    private bool _begun;
    private bool _ended;

    /// <summary>Prepares cutting.</summary>
    /// <param name="options">Window length, hop, centring and padding.</param>
    public FrameCutter(StftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Require();
        _options = options;
        _width = options.WindowLength;
        _lead = options.Lead;
        _samples = new float[BlockLength + 4 * _width + options.HopLength];
        Reset();
    }

    /// <summary>The most frames that come of so many more samples, those after the last sample included.</summary>
    /// <param name="samples">Number of samples that will go in, 0 or more.</param>
    public int FramesFor(int samples) => (int)Math.Max(0, _options.FrameCount(_taken + samples) - _next);

    /// <summary>Takes samples until a frame is full.</summary>
    /// <param name="samples">The next samples; those that were taken are cut off its front.</param>
    /// <param name="frame">The frame, valid until the next call.</param>
    /// <returns><see langword="false"/> when all samples were taken and no frame is full.</returns>
    public bool TryNext(ref ReadOnlySpan<float> samples, out ReadOnlySpan<float> frame)
    {
        while (!TryGive(out frame))
        {
            if (samples.IsEmpty)
            {
                return false;
            }

            var part = Math.Min(samples.Length, Room());
            samples[..part].CopyTo(_samples.AsSpan(_filled));
            samples = samples[part..];
            _filled += part;
            _taken += part;
            if (!_begun && _taken > _lead)
            {
                Begin();
            }
        }

        return true;
    }

    /// <summary>Ends the signal and gives the frames that reach beyond its last sample, one a call.</summary>
    /// <param name="frame">The frame, valid until the next call.</param>
    /// <returns><see langword="false"/> when there is none left; the cutter is then ready for another signal.</returns>
    public bool TryFinish(out ReadOnlySpan<float> frame)
    {
        if (!_ended)
        {
            _ended = true;
            End();
        }

        if (_next < _options.FrameCount(_taken) && TryGive(out frame))
        {
            return true;
        }

        frame = [];
        Reset();
        return false;
    }

    /// <summary>Forgets the signal that was begun.</summary>
    public void Reset()
    {
        // Room for what stands before the first sample.
        _first = -_lead;
        _filled = _lead;
        _samples.AsSpan(0, _lead).Clear();
        (_taken, _next, _ended) = (0, 0, false);
        _begun = _lead == 0 || _options.Padding == FramePadding.Zeros;
    }

    private bool TryGive(out ReadOnlySpan<float> frame)
    {
        var start = _next * _options.HopLength - _lead - _first;
        if (!_begun || start + _width > _filled)
        {
            frame = [];
            return false;
        }

        frame = _samples.AsSpan((int)start, _width);
        _next++;
        return true;
    }

    // Moves what later frames and the mirrored end still need to the front, when the memory is full but for the end.
    private int Room()
    {
        var limit = _samples.Length - _width;
        if (_filled >= limit)
        {
            var needed = Math.Min(_next * _options.HopLength - _lead - _first, _filled - _width - 1);
            var gone = (int)Math.Clamp(needed, 0, _filled);
            _samples.AsSpan(gone, _filled - gone).CopyTo(_samples);
            _filled -= gone;
            _first += gone;
        }

        return limit - _filled;
    }

    private void Begin()
    {
        _begun = true;
        for (var i = 0; i < _lead; i++)
        {
            _samples[i] = _samples[_lead + StftOptions.Mirrored(i - _lead, _taken)];
        }
    }

    private void End()
    {
        if (!_begun && _taken > 0)
        {
            Begin();
        }

        _begun = true;
        for (var i = 0; i < _width && _options.Centred && _taken > 0; i++)
        {
            _samples[_filled++] = _options.Padding == FramePadding.Zeros ? 0f : _samples[StftOptions.Mirrored(_taken + i, _taken) - _first];
        }
    }
}
