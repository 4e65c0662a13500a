using System.IO.Compression;
using System.Text;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>A large script as inert text in a page, which the page's own script unpacks when it is needed.</summary>
internal static class PackedScript
{
    /// <summary>Packs a script.</summary>
    /// <param name="library">The name of the library, which the id is made of.</param>
    /// <param name="script">The source text.</param>
    /// <returns>A <c>script</c> element of a type that browsers do not execute: gzip in base64.</returns>
    public static string Element(string library, string script)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(script));
        }

        return Element(library, packed.ToArray());
    }

    /// <summary>Writes a script that is packed already.</summary>
    /// <param name="library">The name of the library.</param>
    /// <param name="packed">The source text, compressed by gzip.</param>
    /// <returns>The element.</returns>
    public static string Element(string library, byte[] packed) =>
        $"<script type=\"application/gzip\" id=\"{library}-source\">{Convert.ToBase64String(packed)}</script>\n";
}
