namespace SerWorkbook.Cli.Tests.Pages;

/// <summary>The accessibility checker axe-core, where somebody has put it.</summary>
internal static class AxeCore
{
    private const string Variable = "SERWORKBOOK_AXE";

    /// <summary>Its script; skips the test where it is not there.</summary>
    public static string Require()
    {
        string?[] places =
        [
            Environment.GetEnvironmentVariable(Variable),
            "/usr/share/nodejs/axe-core/axe.min.js",
            "/usr/share/javascript/axe-core/axe.min.js",
        ];
        var place = places.FirstOrDefault(File.Exists);
        Assert.SkipWhen(
            place is null,
            $"axe-core is not on this machine; 'npm pack axe-core', unpack it, and name its axe.min.js in {Variable}."
        );
        return File.ReadAllText(place!);
    }
}
