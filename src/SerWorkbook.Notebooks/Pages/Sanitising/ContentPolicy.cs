using System.Security.Cryptography;
using System.Text;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>
/// The content-security policy of a page: nothing from outside, and no script but the ones whose hashes it names and, where plotly.js is
/// shared, what lies beside the page.
/// </summary>
internal static class ContentPolicy
{
    // What no directive names is forbidden, connections and frames with an address among it.
    private const string Rest = "base-uri 'none'; form-action 'none'";

    /// <summary>Writes the policy of a page.</summary>
    /// <param name="sharesScripts">Whether scripts beside the page may run, too.</param>
    /// <param name="hasFrames">Whether outputs run in frames, which inherit the policy: their script runs theirs from blobs.</param>
    /// <param name="scripts">The exact texts of the scripts that may run.</param>
    /// <returns>The value of the policy's <c>meta</c> element.</returns>
    public static string Text(bool sharesScripts, bool hasFrames, params IEnumerable<string> scripts)
    {
        // Plotly makes its own styles and, for pictures of charts, data and blob addresses.
        return $"default-src 'none'; script-src {Hashes(scripts)}{(sharesScripts ? " 'self'" : "")}{(hasFrames ? " blob:" : "")}; "
            + $"style-src 'unsafe-inline'; img-src data: blob:; media-src data: blob:; {Rest}";
    }

    /// <summary>Writes the policy of a frame; that of the page holds in it as well.</summary>
    /// <param name="script">The script of the frame.</param>
    /// <returns>The value of the policy's <c>meta</c> element.</returns>
    public static string OfFrame(string script) =>
        $"default-src 'none'; script-src {Hashes([script])} blob:; style-src 'unsafe-inline'; img-src data: blob:; media-src data: blob:; "
        + $"connect-src 'none'; frame-src 'none'; worker-src 'none'; {Rest}";

    private static string Hashes(IEnumerable<string> scripts) =>
        string.Join(' ', scripts.Select(s => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s)))}'"));
}
