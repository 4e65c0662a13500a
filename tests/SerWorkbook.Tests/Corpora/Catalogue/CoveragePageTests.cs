using System.Globalization;
using System.Text;
using SerWorkbook.Cli.Tests.Structure;
using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Audio;
using SerWorkbook.Tests.Corpora.Proposals;

namespace SerWorkbook.Tests.Corpora.Catalogue;

/// <summary>The pages that list which corpora and which audio files are read.</summary>
public sealed class CoveragePageTests
{
    [Fact]
    public void The_page_of_corpora_says_what_names_give()
    {
        var page = new StringBuilder("| corpus | recordings | emotions | speakers | female, male | sentences | proposed from |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- |\n");
        string[] listed = [.. PublishedNames.All.Select(row => row.Data.Item2)];
        foreach (var (file, corpus) in PublishedNames.All.Select(row => (row.Data.Item1, row.Data.Item2)))
        {
            page.Append(Row(PublishedNames.Read(file, corpus)));
        }

        string[] others = [.. CorpusCatalogue.Own.Corpora.Select(known => known.Description.Name).Except(listed)];
        page.Append("\nBy the examples in their descriptions only, for want of a list: ").AppendJoin(", ", others.Order()).Append(".\n");
        GeneratedPage.Matches("src/SerWorkbook/Corpora/Catalogue/Recognition.md", page.ToString());
    }

    [Fact]
    public void The_page_of_formats_lists_every_file_of_the_tests()
    {
        var page = new StringBuilder("| file | format | read by |\n| --- | --- | --- |\n");
        string[] files =
        [
            .. Directory
                .GetFiles(Path.GetDirectoryName(KindFiles.Path("mono.wav"))!)
                .Select(file => Path.GetFileName(file))
                .Where(file => file is not ("README.md" or "make"))
                .Order(StringComparer.Ordinal),
        ];
        Assert.InRange(files.Length, 30, 200);
        foreach (var file in files)
        {
            var (format, reader) = Describe(file);
            page.Append(CultureInfo.InvariantCulture, $"| {file} | {format} | {reader} |\n");
        }

        GeneratedPage.Matches("src/SerWorkbook/AudioCodecs/Formats.md", page.ToString());
    }

    private static (string Format, string Reader) Describe(string file)
    {
        if (WavFile.Open(File.OpenRead(KindFiles.Path(file)), file, out var unread) is not { } own)
        {
            return (unread!.Format!, unread.Format is "MP3" or "MP2" or "Ogg Vorbis" or "Opus" ? "a managed library" : "ffmpeg");
        }

        using (own)
        {
            var info = own.Info;
            return (FormattableString.Invariant($"{info.Codec}, {info.Channels} x {info.SampleRate} Hz"), "SerWorkbook.Speech");
        }
    }

    private static string Row(PublishedNames names)
    {
        using var folder = new TemporaryFolder();
        names.WriteTables(folder);
        var found = new FolderRecognition(folder.Path, [.. names.Rows.Select(row => row.Path)], CorpusCatalogue.Own).Recognise()!;
        var files = found.Listing.Files;
        var speakers = files.DistinctBy(file => file.Speaker).Where(file => !LabelledFile.IsUnknown(file.Speaker)).ToArray();
        var sentences = files.Select(file => file.Sentence).OfType<string>().Distinct().Count();
        var sexes = (Female: speakers.Count(file => file.Sex == Sex.Female), Male: speakers.Count(file => file.Sex == Sex.Male));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {found.Layout.Name} | {files.Count} of {names.Rows.Count} | {files.Select(file => file.Emotion).Distinct().Count()} | "
                + $"{Known(speakers.Length)} | {(sexes.Female + sexes.Male > 0 ? $"{sexes.Female}, {sexes.Male}" : "not said")} | "
                + $"{Known(sentences)} | {Proposed(names)} |\n"
        );
    }

    private static string Known(int count) => count > 0 ? count.ToString(CultureInfo.InvariantCulture) : "not said";

    // Labels in tables beside the recordings are no part of the names.
    private static string Proposed(PublishedNames names)
    {
        if (names.Tables().Count > 0)
        {
            return "labels are in tables, which the tests make up";
        }

        var table = ProposalTable.Of(names);
        var right = (table.Right.Contains('e'), table.Right.Contains('s')) switch
        {
            (true, true) => "emotions and speakers right",
            (true, false) => "emotions right",
            (false, true) => "speakers right",
            _ => "not right",
        };
        return $"{table.Reading}: {right}";
    }
}
