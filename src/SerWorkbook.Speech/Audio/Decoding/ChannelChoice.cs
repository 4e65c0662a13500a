namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Finds channels that the mean of all channels must not hold: channels that cancel each other, and empty ones.</summary>
internal static class ChannelChoice
{
    // For two channels 20 dB below them: their correlation is below -0.98, which two microphones never give.
    private const double CancelledShare = 0.02;

    // 60 dB below the loudest channel: hum or dither of an input where nothing was connected.
    private const double EmptyShare = 1e-6;

    private const int Probes = 8;
    private const int ProbeFrames = 2_048;
    private const int LargestBlock = 1 << 17;

    /// <summary>Looks at some stretches of a recording, and at all of it only where the mean of these is not fine.</summary>
    /// <param name="source">The recording; it stands at its start afterwards.</param>
    /// <returns>The channels that are used; <see langword="null"/> for the mean of all.</returns>
    public static UsedChannels? Find(ISampleSource source)
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
        if (some.MixShare >= CancelledShare && !some.HasEmpty)
        {
            return null;
        }

        var all = new ChannelEnergy(info.Channels, frames);
        while (source.ReadFrames(block) is > 0 and var read)
        {
            all.Add(block.AsSpan(0, read * info.Channels));
        }

        source.Position = 0;
        return all.IsSilent ? null
            : all.MixShare < CancelledShare ? new UsedChannels([all.Loudest], IsCancelled: true)
            : all.HasEmpty ? new UsedChannels(all.Heard, IsCancelled: false)
            : null;
    }

    private sealed class ChannelEnergy(int channels, int frames)
    {
        private readonly double[] _energies = new double[channels];
        private readonly float[] _mono = new float[frames];
        private double _mix;

        public int Loudest => Array.IndexOf(_energies, _energies.Max());

        public bool IsSilent => _energies.Sum() == 0;

        public int[] Heard
        {
            get
            {
                // Once, not for every channel: a header may name 65,535 of them.
                var limit = EmptyShare * _energies.Max();
                return [.. Enumerable.Range(0, channels).Where(channel => _energies[channel] > limit)];
            }
        }

        public bool HasEmpty => Heard.Length < channels;

        // Of the energy that the mean of channels without correlation has; 0 where nothing was heard at all.
        public double MixShare => _energies.Sum() is not 0 and var sum ? _mix * channels * channels / sum : 0;

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

/// <summary>The channels of a recording whose mean is used, and why not those of all.</summary>
/// <param name="Channels">The channels, from 0, in ascending order.</param>
/// <param name="IsCancelled">Whether all channels cancel each other; otherwise the others are empty.</param>
internal sealed record UsedChannels(IReadOnlyList<int> Channels, bool IsCancelled)
{
    // More are no help in a sentence.
    private const int MostNamed = 16;

    /// <summary>What was done, as the rest of a sentence that starts with the recording's name.</summary>
    /// <param name="channels">How many channels the recording has.</param>
    public string Remark(int channels)
    {
        var used = string.Join(", ", Channels.Take(MostNamed).Select(channel => FormattableString.Invariant($"{channel + 1}")));
        var use =
            Channels.Count == 1 ? $"channel {used} is used"
            : Channels.Count <= MostNamed ? $"the mean of channels {used} is used"
            : "the mean of the others is used";
        return IsCancelled ? FormattableString.Invariant($"its {channels} channels cancel each other when they are mixed; {use}")
            : channels - Channels.Count == 1 ? FormattableString.Invariant($"one of its {channels} channels is empty; {use}")
            : FormattableString.Invariant($"{channels - Channels.Count} of its {channels} channels are empty; {use}");
    }
}
