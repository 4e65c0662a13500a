namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Finds recordings whose channels cancel each other: the same signal, one of them with its sign changed.</summary>
internal static class ChannelChoice
{
    // 20 dB below the channels: their correlation is below -0.98, which two microphones never give.
    private const double CancelledShare = 0.01;

    private const int Probes = 8;
    private const int ProbeFrames = 2_048;
    private const int LargestBlock = 1 << 17;

    /// <summary>Looks at some stretches of a recording, and at all of it only where these cancel or hold nothing.</summary>
    /// <param name="source">The recording; it stands at its start afterwards.</param>
    /// <returns>The channel that is used instead of the mean, from 0; <see langword="null"/> where the mean is fine.</returns>
    public static int? Find(ISampleSource source)
    {
        var info = source.Info;
        if (info.Channels < 2 || info.Frames == 0)
        {
            return null;
        }

        var frames = Math.Clamp(LargestBlock / info.Channels, 1, ProbeFrames);
        var block = new float[frames * info.Channels];
        var some = new ChannelEnergy(info.Channels, frames);
        for (var probe = 0; probe < Probes; probe++)
        {
            source.Position = Math.Max(0, (info.Frames - frames) * probe / (Probes - 1));
            some.Add(block.AsSpan(0, source.ReadFrames(block) * info.Channels));
        }

        source.Position = 0;
        if (some.MixShare >= CancelledShare)
        {
            return null;
        }

        var all = new ChannelEnergy(info.Channels, frames);
        while (source.ReadFrames(block) is > 0 and var read)
        {
            all.Add(block.AsSpan(0, read * info.Channels));
        }

        source.Position = 0;
        return all.MixShare < CancelledShare && !all.IsSilent ? all.Loudest : null;
    }

    private sealed class ChannelEnergy(int channels, int frames)
    {
        private readonly double[] _energies = new double[channels];
        private readonly float[] _mono = new float[frames];
        private double _mix;

        public int Loudest => Array.IndexOf(_energies, _energies.Max());

        public bool IsSilent => _energies.Sum() == 0;

        // Of the mean energy of the channels; 0 where nothing was heard at all.
        public double MixShare => _energies.Sum() is not 0 and var sum ? _mix / (sum / channels) : 0;

        public void Add(ReadOnlySpan<float> interleaved)
        {
            var mono = _mono.AsSpan(0, interleaved.Length / channels);
            ChannelMix.Down(interleaved, channels, mono);
            _mix += FixedOrderSums.SumOfSquares<float>(mono);
            for (var channel = 0; channel < channels; channel++)
            {
                ChannelMix.Pick(interleaved, channels, channel, mono);
                _energies[channel] += FixedOrderSums.SumOfSquares<float>(mono);
            }
        }
    }
}
