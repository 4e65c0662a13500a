namespace SerWorkbook.Notebooks.Pages.Frames;

/// <summary>The libraries that pages can hold for the scripts of outputs.</summary>
internal static class FrameLibrary
{
    /// <summary>The name of plotly.js.</summary>
    public const string Plotly = "plotly";

    /// <summary>The name of Mermaid.</summary>
    public const string Mermaid = "mermaid";

    private static readonly string[] All = [Plotly, Mermaid];

    // The script of the frame brings a loader of its own.
    private const string Loader = "require";

    /// <summary>Finds the libraries that a script or an address names.</summary>
    /// <param name="text">The script, or the address.</param>
    /// <returns>Their names.</returns>
    public static IEnumerable<string> NamedIn(string text) => All.Where(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether a script that is asked for by address is there.</summary>
    /// <param name="address">The address.</param>
    /// <returns>True for the libraries and for require.js.</returns>
    public static bool IsHeld(string address) =>
        NamedIn(address).Any() || Path.GetFileName(address.Split('?', '#')[0]).StartsWith(Loader, StringComparison.OrdinalIgnoreCase);
}
