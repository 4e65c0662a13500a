using System.Security.Cryptography;
using System.Text;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>
/// The content-security policy of a page: nothing from outside, and no script but the ones whose hashes it names and, where plotly.js is
/// shared, what lies beside the page.
/// </summary>
internal static class ContentPolicy
{
    /// <summary>Writes the policy.</summary>
    /// <param name="sharesScripts">Whether scripts beside the page may run, too.</param>
    /// <param name="scripts">The exact texts of the scripts that may run.</param>
    /// <returns>The value of the policy's <c>meta</c> element.</returns>
    public static string Text(bool sharesScripts, params IEnumerable<string> scripts)
    {
        var hashes = string.Join(
            ' ',
            scripts.Select(s => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s)))}'")
        );
        // Plotly makes its own styles and, for pictures of charts, data and blob addresses.
        return $"default-src 'none'; script-src {hashes}{(sharesScripts ? " 'self'" : "")}; style-src 'unsafe-inline'; img-src data: "
            + "blob:; media-src data: blob:; base-uri 'none'; form-action 'none'";
    }
}
