using NLayer;
using SerWorkbook.Speech;

namespace SerWorkbook.AudioCodecs;

/// <summary>Decodes MPEG audio of layers I to III with NLayer.</summary>
internal static class Mp3Decoder
{
    /// <summary>Decodes a stream.</summary>
    /// <exception cref="InvalidAudioException">It is damaged.</exception>
    public static WavFile Decode(Stream content, string name, string format) =>
        CodecFault.Guard(
            name,
            format,
            () =>
            {
                var padding = Mp3Padding.Find(content);
                var file = new MpegFile(new BudgetedStream(Mp3Tags.WithoutFalse(content)));
                var audio = new DecodedAudio(name, content.Length, file.Channels, file.SampleRate);
                audio.AddAll(block => file.ReadSamples(block, 0, block.Length));
                if (padding is not null)
                {
                    audio.Trim(padding.Start + Mp3Padding.DecoderDelay, (long)audio.Frames - padding.Start - padding.End);
                }

                return audio.Open(format);
            }
        );
}
