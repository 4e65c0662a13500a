using NVorbis;
using SerWorkbook.Speech;

namespace SerWorkbook.AudioCodecs;

/// <summary>Decodes Ogg Vorbis with NVorbis.</summary>
internal static class VorbisDecoder
{
    /// <summary>Decodes a stream.</summary>
    /// <exception cref="InvalidAudioException">It is damaged.</exception>
    public static WavFile Decode(Stream content, string name) =>
        CodecFault.Guard(
            name,
            AudioFormat.Vorbis,
            () =>
            {
                content.Position = 0;
                using var reader = new VorbisReader(new BudgetedStream(content), closeOnDispose: false) { ClipSamples = false };
                var audio = new DecodedAudio(name, content.Length, reader.Channels, reader.SampleRate);
                audio.AddAll(block => reader.ReadSamples(block, 0, block.Length));
                return audio.Open(AudioFormat.Vorbis);
            }
        );
}
