using System.Text;

namespace SerWorkbook.Notebooks.Tests;

/// <summary>Compares texts with the files kept under Snapshots, byte for byte.</summary>
/// <remarks>To accept what the code makes now, run the tests with SERWORKBOOK_ACCEPT_SNAPSHOTS=1 and review the change.</remarks>
public static class Snapshot
{
    /// <summary>Whether what the code makes now is accepted.</summary>
    public static bool IsAccepting => Environment.GetEnvironmentVariable("SERWORKBOOK_ACCEPT_SNAPSHOTS") == "1";

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Snapshots", name);

    public static void Matches(string name, string actual)
    {
        if (IsAccepting)
        {
            File.WriteAllText(System.IO.Path.Combine(SourceFolder(), name), actual);
            return;
        }

        Assert.True(File.Exists(Path(name)), $"There is no snapshot {name}.");
        var expected = Encoding.UTF8.GetString(File.ReadAllBytes(Path(name)));
        if (expected == actual)
        {
            return;
        }

        var (lines, got) = (expected.Split('\n'), actual.Split('\n'));
        var at = Enumerable
            .Range(0, Math.Max(lines.Length, got.Length))
            .First(i => lines.ElementAtOrDefault(i) != got.ElementAtOrDefault(i));
        Assert.Fail(
            $"{name} differs from line {at + 1} on.\nexpected: {lines.ElementAtOrDefault(at)}\nactual:   {got.ElementAtOrDefault(at)}"
        );
    }

    private static string SourceFolder()
    {
        var tests = System.IO.Path.Combine(Repository.Root(), "tests");
        return System.IO.Path.Combine(
            tests,
            System.IO.Path.GetRelativePath(tests, AppContext.BaseDirectory).Split(System.IO.Path.DirectorySeparatorChar)[0],
            "Snapshots"
        );
    }
}
