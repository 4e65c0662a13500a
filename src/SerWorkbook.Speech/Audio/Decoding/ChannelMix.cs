namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Makes one channel of several.</summary>
internal static class ChannelMix
{
    /// <summary>The mean of the channels.</summary>
    public static void Down(ReadOnlySpan<float> interleaved, int channels, Span<float> mono)
    {
        if (channels == 2)
        {
            for (var i = 0; i < mono.Length; i++)
            {
                mono[i] = (interleaved[2 * i] + interleaved[2 * i + 1]) / 2;
            }

            return;
        }

        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0f;
            foreach (var sample in interleaved.Slice(i * channels, channels))
            {
                sum += sample;
            }

            mono[i] = sum / channels;
        }
    }

    /// <summary>One of the channels.</summary>
    public static void Pick(ReadOnlySpan<float> interleaved, int channels, int channel, Span<float> mono)
    {
        for (var i = 0; i < mono.Length; i++)
        {
            mono[i] = interleaved[i * channels + channel];
        }
    }

    /// <summary>The mean of some of the channels.</summary>
    public static void Down(ReadOnlySpan<float> interleaved, int channels, IReadOnlyList<int> used, Span<float> mono)
    {
        if (used.Count == 1)
        {
            Pick(interleaved, channels, used[0], mono);
            return;
        }

        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0f;
            for (var k = 0; k < used.Count; k++)
            {
                sum += interleaved[i * channels + used[k]];
            }

            mono[i] = sum / used.Count;
        }
    }
}
