namespace SerWorkbook.Speech.Audio;

/// <summary>Changes the sampling rate of a recording that comes in blocks of any size.</summary>
/// <remarks>
/// What comes out is what <see cref="Resampler.Process"/> makes of the whole recording, bit for bit, however it is cut. An
/// output is given when the filter has the input that it needs: up to 64 ms later where the source rate is a multiple of
/// 16 kHz, and the filter works block by block; otherwise after half the length of the filter, 9 ms or less. Memory does not
/// depend on the length of the recording. Use one instance per recording or per thread.
/// </remarks>
internal sealed class ResamplerStream
{
    // Enough input at once that little of it is moved to the front again.
    private const int BlockLength = 8192;

    // Outputs of one phase are summed four at a time, as long as four turns of the phases fit the memory.
    private const int Together = 4;
    private const int LargestTurn = 1024;

    private readonly Resampler _resampler;
    private readonly int _taps;
    private readonly bool _grouped;
    private readonly FourierDecimator? _decimator;
    private readonly float[] _input;
    private int _filled;
    private int _offset;
    private int _phase;
    private long _taken;
    private long _given;

    /// <summary>Prepares a conversion.</summary>
    /// <param name="resampler">The filter; it may serve several streams.</param>
    public ResamplerStream(Resampler resampler)
    {
        ArgumentNullException.ThrowIfNull(resampler);
        _resampler = resampler;
        _taps = resampler.Taps;
        _grouped = resampler.Up <= LargestTurn && resampler.Down <= LargestTurn;
        _decimator =
            resampler.Up == 1 && FourierDecimator.Suits(_taps, resampler.Down)
                ? new FourierDecimator(resampler.Filter(0), resampler.Down)
                : null;
        _input = new float[BlockLength + (_decimator?.Inputs ?? _taps + (_grouped ? Together * resampler.Down : 0))];
        Reset();
    }

    /// <summary>Rate of the samples that go in, Hz.</summary>
    public int SourceRate => _resampler.SourceRate;

    /// <summary>Rate of the samples that come out, Hz.</summary>
    public int TargetRate => _resampler.TargetRate;

    /// <summary>The most samples that <see cref="Push"/> gives for so many samples, and <see cref="Complete"/> for none.</summary>
    /// <param name="samples">Number of samples that will go in, 0 or more.</param>
    public int RoomFor(int samples) => checked((int)(_resampler.OutputLength(_taken + samples) - _given));

    /// <summary>The most that <see cref="RoomFor"/> says for so many samples at any time: what was held back included.</summary>
    internal int MostRoomFor(int samples) => checked((int)_resampler.OutputLength(samples + (_decimator?.Inputs ?? _taps)) + 1);

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Samples at the source rate, any number.</param>
    /// <param name="output">Takes samples at the target rate; at least <see cref="RoomFor"/> of them.</param>
    /// <returns>How many samples were given.</returns>
    /// <exception cref="ArgumentException">The output is too short; nothing was taken.</exception>
    public int Push(ReadOnlySpan<float> samples, Span<float> output)
    {
        Require(output, samples.Length);
        if (_resampler.Up == _resampler.Down)
        {
            samples.CopyTo(output);
            _taken += samples.Length;
            _given += samples.Length;
            return samples.Length;
        }

        var done = 0;
        do
        {
            var part = Math.Min(samples.Length, _input.Length - _filled);
            samples[..part].CopyTo(_input.AsSpan(_filled));
            samples = samples[part..];
            _filled += part;
            _taken += part;
            done += Give(output[done..], samples.IsEmpty);
            MoveToFront();
        } while (!samples.IsEmpty);

        return done;
    }

    /// <summary>Ends the recording: gives what was held back, with silence after the last sample, and gets ready for another one.</summary>
    /// <param name="output">Takes samples at the target rate; at least <see cref="RoomFor"/>(0).</param>
    /// <returns>How many samples were given; with those before, ceil(samples x target / source).</returns>
    /// <exception cref="ArgumentException">The output is too short; nothing was done.</exception>
    public int Complete(Span<float> output)
    {
        Require(output, 0);
        var total = _resampler.OutputLength(_taken);
        var done = 0;
        while (_given < total)
        {
            _input.AsSpan(_filled).Clear();
            _filled = _input.Length;
            done += _decimator is null ? GiveSingly(output[done..], total) : GiveBlocks(_decimator, output[done..], total);
            MoveToFront();
        }

        Reset();
        return done;
    }

    /// <summary>Forgets the recording that was begun.</summary>
    public void Reset()
    {
        // Before the first sample there is silence, as far as the filter reaches.
        _filled = _resampler.Reach - 1;
        _input.AsSpan(0, _filled).Clear();
        (_offset, _phase, _taken, _given) = (0, 0, 0, 0);
    }

    private int Give(Span<float> output, bool all)
    {
        if (_decimator is not null)
        {
            return GiveBlocks(_decimator, output, long.MaxValue);
        }

        var done = _grouped ? GiveTurns(output) : 0;
        return _grouped && !all ? done : done + GiveSingly(output[done..], long.MaxValue);
    }

    // Blocks start at fixed places of the recording, so that rounding does not depend on how it was cut.
    private int GiveBlocks(FourierDecimator decimator, Span<float> output, long total)
    {
        var done = 0;
        while (_given < total && _offset + decimator.Inputs <= _filled)
        {
            var count = (int)Math.Min(decimator.Outputs, total - _given);
            decimator.Apply(_input.AsSpan(_offset))[..count].CopyTo(output[done..]);
            _offset += count * _resampler.Down;
            _given += count;
            done += count;
        }

        return done;
    }

    // Four turns of all phases at a time: outputs n, n + up, n + 2 up and n + 3 up share a phase.
    private int GiveTurns(Span<float> output)
    {
        var (up, down) = (_resampler.Up, _resampler.Down);
        var done = 0;
        while (_offset + Together * down + _taps <= _filled)
        {
            for (var i = 0; i < up; i++)
            {
                var sums = FilterSums.Four(_input.AsSpan(_offset), down, _resampler.Filter(_phase));
                for (var turn = 0; turn < Together; turn++)
                {
                    output[done + i + turn * up] = sums[turn];
                }

                Step();
            }

            _offset += (Together - 1) * down;
            _given += (Together - 1) * up;
            done += Together * up;
        }

        return done;
    }

    private int GiveSingly(Span<float> output, long total)
    {
        var done = 0;
        while (_given < total && _offset + _taps <= _filled)
        {
            output[done++] = FilterSums.One(_input.AsSpan(_offset, _taps), _resampler.Filter(_phase));
            Step();
        }

        return done;
    }

    // Output n stands at input n x down / up: its whole part moves the window, the rest is the phase.
    private void Step()
    {
        _phase += _resampler.Down;
        _offset += _phase / _resampler.Up;
        _phase %= _resampler.Up;
        _given++;
    }

    private void MoveToFront()
    {
        // The window may stand beyond what has come so far, when it moves by more than its length.
        var gone = Math.Min(_offset, _filled);
        _input.AsSpan(gone, _filled - gone).CopyTo(_input);
        _filled -= gone;
        _offset -= gone;
    }

    private void Require(Span<float> output, int samples)
    {
        if (output.Length < RoomFor(samples))
        {
            throw new ArgumentException($"The output has room for {output.Length} samples; {RoomFor(samples)} are needed.", nameof(output));
        }
    }
}
