using System.Formats.Tar;
using SerWorkbook.Cli.Downloads;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Downloads;

/// <summary>Archives that are damaged, or made to harm.</summary>
public sealed class ArchiveUnpackerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Files_come_out_without_or_with_their_folders()
    {
        var archive = SmallArchive.TarGz(
            new PaxTarEntry(TarEntryType.Directory, "x/"),
            SmallArchive.Entry("x/a.wav", 1),
            SmallArchive.Entry("./b.wav", 1)
        );
        Assert.Equal(2, Unpack(archive, "t.tar.gz", keepsFolders: false));
        Assert.Equal(["a.wav", "b.wav"], Files());
        Directory.Delete(Out, recursive: true);
        Unpack(archive, "t.tar.gz", keepsFolders: true);
        Assert.Equal(["b.wav", "x/a.wav"], Files());
        Directory.Delete(Out, recursive: true);
        Assert.Equal(2, Unpack(SmallArchive.Zip(("A/1.wav", "x"), ("A/2.wav", "y")), "t.zip", keepsFolders: true));
        Assert.Equal(["A/1.wav", "A/2.wav"], Files());
    }

    [Theory]
    [InlineData("../evil.wav")]
    [InlineData("a/../../evil.wav")]
    [InlineData("/etc/evil.wav")]
    [InlineData("C:\\evil.wav")]
    [InlineData("a\\..\\evil.wav")]
    [InlineData("con:evil.wav")]
    public void Names_that_lead_elsewhere_are_refused(string name)
    {
        var fault = Assert.Throws<SerException>(() =>
            Unpack(SmallArchive.TarGz(SmallArchive.Entry(name, 1)), "t.tar.gz", keepsFolders: true)
        );
        Assert.Contains("may lead out of the folder", fault.Message, StringComparison.Ordinal);
        Assert.Throws<SerException>(() => Unpack(SmallArchive.Zip((name, "x")), "t.zip", keepsFolders: true));
        Assert.DoesNotContain(
            Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories),
            file => file.Contains("evil", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    public void Links_and_devices_are_refused(TarEntryType type)
    {
        var entry = new PaxTarEntry(type, "link.wav");
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
        {
            entry.LinkName = "/etc/passwd";
        }

        var fault = Assert.Throws<SerException>(() => Unpack(SmallArchive.TarGz(entry), "t.tar.gz", keepsFolders: true));
        Assert.Contains("is a link or a device", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bombs_are_refused_by_size_and_by_number()
    {
        var zeros = new PaxTarEntry(TarEntryType.RegularFile, "zeros.wav") { DataStream = new MemoryStream(new byte[3 << 20]) };
        var limits = new UnpackLimits { AlwaysBytes = 1 << 20, Entries = 100 };
        var fault = Assert.Throws<SerException>(() => Unpack(SmallArchive.TarGz(zeros), "t.tar.gz", true, limits));
        Assert.Contains("unpacks to far more", fault.Message, StringComparison.Ordinal);
        Assert.Contains(
            "more than 100 entries",
            Assert.Throws<SerException>(() => Unpack(SmallArchive.TarGz(101, 1), "t.tar.gz", true, limits)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_entries_of_one_name_are_refused() =>
        Assert.Contains(
            "two of its entries",
            Assert
                .Throws<SerException>(() =>
                    Unpack(
                        SmallArchive.TarGz(SmallArchive.Entry("a/x.wav", 1), SmallArchive.Entry("b/x.wav", 2)),
                        "t.tar.gz",
                        keepsFolders: false
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_archive_that_was_cut_off_at_any_byte_or_damaged_is_never_taken_for_whole()
    {
        var good = SmallArchive.TarGz(6, 1);
        var random = new Random(2);
        for (var round = 0; round < 150; round++)
        {
            var bytes = good[..(round < 100 ? random.Next(18, good.Length) : good.Length)];
            if (round >= 100)
            {
                bytes[random.Next(20, bytes.Length - 8)] ^= 0x55;
            }

            var fault = Record.Exception(() => Unpack(bytes, "t.tar.gz", keepsFolders: false));
            Assert.True(fault is InvalidDataException or SerException, $"round {round}: {fault}");
            Directory.Delete(Out, recursive: true);
        }
    }

    public void Dispose() => _folder.Dispose();

    private string Out => _folder.File("out");

    private int Unpack(byte[] archive, string name, bool keepsFolders, UnpackLimits? limits = null)
    {
        File.WriteAllBytes(_folder.File(name), archive);
        return new ArchiveUnpacker(limits ?? new UnpackLimits()).Unpack(_folder.File(name), Out, keepsFolders, _ => { }, default);
    }

    private IEnumerable<string> Files() =>
        Directory
            .GetFiles(Out, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Out, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
