using SerWorkbook.Notebooks.Tests;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>A page whose reference part is written from the code: below a marker stands what the code says.</summary>
/// <remarks>To accept what the code says now, run the test with SERWORKBOOK_ACCEPT_SNAPSHOTS=1 and review the change.</remarks>
internal static class GeneratedPage
{
    public const string Marker = "<!-- What follows is written from the code; see CONTRIBUTING, \"Generated pages\". -->";

    public static void Matches(string path, string reference)
    {
        var page = MarkdownPage.Read(path).Text;
        var start = page.IndexOf(Marker, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{path} has no line '{Marker}'.");
        var written = page[..start] + Marker + "\n\n" + reference.TrimEnd('\n') + "\n";
        if (Snapshot.IsAccepting)
        {
            File.WriteAllText(MarkdownPage.At(path), written);
            return;
        }

        var (expected, actual) = (written.Split('\n'), page.Split('\n'));
        var at = Enumerable
            .Range(0, Math.Max(expected.Length, actual.Length))
            .FirstOrDefault(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i), -1);
        Assert.True(
            at < 0,
            $"{path} differs from the code from line {at + 1} on (SERWORKBOOK_ACCEPT_SNAPSHOTS=1 rewrites it).\n"
                + $"code: {expected.ElementAtOrDefault(at)}\npage: {actual.ElementAtOrDefault(at)}"
        );
    }
}
