using System.IO.Compression;
using System.Text;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>A large script as inert text in a page, which the page's own script unpacks when it is needed.</summary>
internal static class PackedScript
{
    /// <summary>Packs a script.</summary>
    /// <param name="script">The source text.</param>
    /// <returns>A <c>script</c> element of a type that browsers do not execute: gzip in base64.</returns>
    public static string Element(string script)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(script));
        }

        return $"<script type=\"application/gzip\" id=\"plotly-source\">{Convert.ToBase64String(packed.ToArray())}</script>\n";
    }
}
