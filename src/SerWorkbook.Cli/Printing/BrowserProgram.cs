using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Printing;

/// <summary>Finds a browser that prints pages without a window: Chromium, Chrome or Edge.</summary>
internal static class BrowserProgram
{
    /// <summary>The names that are looked for, in this order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    // Installers of these systems put browsers on no path.
    private static readonly string[] MacPlaces =
    [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    private static readonly string[] WindowsPlaces = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <summary>The browser of this machine.</summary>
    /// <exception cref="SerException">There is none.</exception>
    /// <param name="option">The option that needs it.</param>
    public static string Require(string option) =>
        Find(Environment.GetEnvironmentVariable("PATH"))
        ?? throw new SerException(
            $"{option} needs a browser, and none was found on the path ({string.Join(", ", Names)}); without {option}, the page can be "
                + "opened and printed in any browser."
        );

    /// <summary>Looks along a search path, then where installers put browsers.</summary>
    /// <param name="path">The value of <c>PATH</c>.</param>
    /// <returns>The program; <see langword="null"/> if there is none.</returns>
    public static string? Find(string? path)
    {
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        string[] folders = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name + ending)))
            .Concat(Places())
            .FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Places() =>
        OperatingSystem.IsMacOS() ? MacPlaces
        : OperatingSystem.IsWindows()
            ? new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }.SelectMany(folder =>
                WindowsPlaces.Select(place => Path.Combine(Environment.GetFolderPath(folder), place))
            )
        : [];
}
