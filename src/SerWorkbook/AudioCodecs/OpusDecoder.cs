using Concentus;
using SerWorkbook.Speech;

namespace SerWorkbook.AudioCodecs;

/// <summary>Decodes Ogg Opus with Concentus, at 48 kHz, the rate that Opus runs at whatever was encoded.</summary>
internal static class OpusDecoder
{
    private const int SampleRate = 48_000;

    // 120 ms, the longest packet.
    private const int MostFrames = SampleRate * 120 / 1000;

    // A native library that happens to be installed may decode to other last bits.
    static OpusDecoder() => OpusCodecFactory.AttemptToUseNativeLibrary = false;

    /// <summary>Decodes a stream.</summary>
    /// <exception cref="InvalidAudioException">It is damaged.</exception>
    public static WavFile Decode(Stream content, string name) =>
        CodecFault.Guard(name, AudioFormat.Opus, () => DecodePackets(content, name));

    private static WavFile DecodePackets(Stream content, string name)
    {
        var packets = new OggPackets(content);
        using var all = packets.Read().GetEnumerator();
        var head = OpusHead.Parse(all.MoveNext() ? all.Current : []);
        var audio = new DecodedAudio(name, content.Length, head.Channels, SampleRate);

        // The second packet holds tags.
        all.MoveNext();
        var gain = (float)Math.Pow(10, head.GainDb / 20);
        var block = new float[MostFrames * head.Channels];
        var decode = DecoderOf(head);
        while (all.MoveNext())
        {
            if (all.Current.Length == 0)
            {
                continue;
            }

            var samples = block.AsSpan(0, decode(all.Current, block) * head.Channels);
            foreach (ref var sample in samples)
            {
                sample *= gain;
            }

            audio.Add(samples);
        }

        audio.Trim(head.PreSkip, packets.Position - head.PreSkip);
        return audio.Open(AudioFormat.Opus);
    }

    private static Func<byte[], float[], int> DecoderOf(OpusHead head)
    {
        if (head.Streams == 1 && head.Coupled == head.Channels - 1)
        {
            var decoder = OpusCodecFactory.CreateDecoder(SampleRate, head.Channels);
            return (packet, block) => decoder.Decode(packet, block, MostFrames, decode_fec: false);
        }

        var several = OpusCodecFactory.CreateMultiStreamDecoder(SampleRate, head.Channels, head.Streams, head.Coupled, head.Mapping);
        return (packet, block) => several.DecodeMultistream(packet, block, MostFrames, decode_fec: false);
    }
}
