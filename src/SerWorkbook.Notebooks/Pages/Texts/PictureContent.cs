using System.Xml;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>Tells by their bytes which files are pictures that browsers show.</summary>
internal static class PictureContent
{
    /// <summary>The kinds of pictures that are known, for messages.</summary>
    public const string Kinds = "PNG, JPEG, GIF, WebP or SVG";

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Finds the MIME type of a picture.</summary>
    /// <param name="content">The whole file.</param>
    /// <returns>The type, or null for what is no picture of these kinds.</returns>
    public static string? MimeType(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith(Png))
        {
            return "image/png";
        }

        if (bytes.StartsWith(Jpeg))
        {
            return "image/jpeg";
        }

        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
        {
            return "image/gif";
        }

        if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..].StartsWith("WEBP"u8))
        {
            return "image/webp";
        }

        return IsSvg(content) ? "image/svg+xml" : null;
    }

    // Scripts in it do not matter: an SVG that is shown by an img element runs none and fetches nothing.
    private static bool IsSvg(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(content),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null }
            );
            return reader.MoveToContent() == XmlNodeType.Element
                && reader is { LocalName: "svg", NamespaceURI: "http://www.w3.org/2000/svg" };
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
