using Concentus;
using NLayer;
using NVorbis;

namespace SerWorkbook.AudioCodecs;

/// <summary>The libraries that decode recordings.</summary>
internal static class CodecLibraries
{
    /// <summary>Names their builds: another build may decode to other samples.</summary>
    public static string Identity { get; } =
        string.Concat(
            new[] { typeof(MpegFile), typeof(VorbisReader), typeof(OpusCodecFactory) }.Select(type =>
                type.Module.ModuleVersionId.ToString("N")
            )
        );
}
