namespace SerWorkbook.Speech.Tests;

public sealed class AtomicFileTests
{
    [Fact]
    public void Replaces_a_file_whole_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.txt");
        AtomicFile.WriteAllText(path, "first");
        Assert.Throws<InvalidOperationException>(() =>
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.WriteByte(1);
                    throw new InvalidOperationException("in the middle");
                }
            )
        );
        Assert.Equal("first", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        AtomicFile.WriteAllText(path, "second ä");
        Assert.Equal("second ä"u8.ToArray(), File.ReadAllBytes(path));
    }

    [Fact]
    public void Files_of_writers_that_were_killed_are_deleted_and_no_others()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("below"));
        string Make(string name, int minutes)
        {
            File.WriteAllText(folder.File(name), "half");
            File.SetLastWriteTimeUtc(folder.File(name), DateTime.UtcNow.AddMinutes(-minutes));
            return folder.File(name);
        }

        const int noProcess = int.MaxValue;
        var me = Environment.ProcessId;
        Make(FormattableString.Invariant($"below/a.csv.partial-{noProcess}-0123456789ab"), 61);
        Make("a.csv.partial-0123456789ab", 61);
        string[] kept =
        [
            Make(FormattableString.Invariant($"young.csv.partial-{noProcess}-0123456789ab"), 59),
            Make("a.csv.partial-results", 61),
            Make("a.csv.partial-1-2-0123456789ab", 61),
            Make("a.partial-0123456789ab.csv", 61),
        ];

        // The number of this process, which is younger than the file: another had it.
        Make(FormattableString.Invariant($"again.csv.partial-{me}-0123456789ab"), 300_000);
        AtomicFile.DeleteStray(folder.Path);
        AtomicFile.DeleteStray(folder.File("nowhere"));

        Assert.Equal(
            kept.Order(StringComparer.Ordinal),
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        );

        // An hour later, this process still runs.
        Array.ForEach(kept, File.Delete);
        var alive = Make(FormattableString.Invariant($"alive.csv.partial-{me}-0123456789ab"), 0);
        Make(FormattableString.Invariant($"dead.csv.partial-{noProcess}-0123456789ab"), 0);
        AtomicFile.DeleteStray(folder.Path, DateTime.UtcNow.AddMinutes(61));
        Assert.Equal([alive], Directory.GetFiles(folder.Path));
    }
}
