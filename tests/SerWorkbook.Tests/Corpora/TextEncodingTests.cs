using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

public sealed class TextEncodingTests
{
    private const string Manifest = "path,speaker,emotion\na.wav,J\u00F6rg,sad\nb.wav,J\u00FCrg,angry\n";

    [Fact]
    public void A_manifest_that_is_not_UTF8_is_refused_with_line_and_column()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("m.csv"), Encoding.Latin1.GetBytes(Manifest));
        var message = Assert.Throws<SerException>(() => CorpusReader.Open(folder.File("m.csv"), 1)).Message;
        Assert.StartsWith($"{folder.File("m.csv")}: line 2, column 8: the byte 0xF6 is not UTF-8", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("utf-8", false)]
    public void A_manifest_in_Unicode_is_read_as_its_byte_order_mark_says(string encoding, bool mark)
    {
        using var folder = new TemporaryFolder();
        WavWriter.Write(folder.File("a.wav"), TestSignal.Noise(0.5));
        WavWriter.Write(folder.File("b.wav"), TestSignal.Noise(0.5, seed: 2));
        var form = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(folder.File("m.csv"), [.. mark ? form.GetPreamble() : [], .. form.GetBytes(Manifest)]);
        Assert.Equal(["J\u00F6rg", "J\u00FCrg"], CorpusReader.Open(folder.File("m.csv"), 1).Speakers);
    }

    [Fact]
    public void UTF16_without_a_mark_and_names_that_a_conversion_has_garbled_are_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("m.csv"), Encoding.Unicode.GetBytes(Manifest));
        Assert.Contains(
            "UTF-16 without a byte-order mark",
            Assert.Throws<SerException>(() => CorpusReader.Open(folder.File("m.csv"), 1)).Message,
            StringComparison.Ordinal
        );
        WavWriter.Write(folder.File("a.wav"), TestSignal.Noise(0.5));
        WavWriter.Write(folder.File("b.wav"), TestSignal.Noise(0.5, seed: 2));
        File.WriteAllText(folder.File("m.csv"), "path,speaker,emotion\na.wav,J\uFFFDrg,sad\nb.wav,J\u00FCrg,angry\nc\0.wav,x,sad\n");
        var corpus = CorpusReader.Open(folder.File("m.csv"), 1);
        Assert.Equal(["J\u00FCrg"], corpus.Speakers);
        Assert.Equal(2, corpus.Skipped.Count);
        Assert.All(corpus.Skipped, file => Assert.Contains("U+FFFD or NUL", file.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void So_is_every_other_text_file_that_is_read()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("text");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes("{\n\"a\":\"\u00F6\"}"));
        Func<Exception?>[] readings =
        [
            () => Record.Exception(() => FoldFile.Read(file)),
            () => Record.Exception(() => RecipeFile.Read(file)),
            () => Record.Exception(() => ModelFile.Load(file)),
            () => Record.Exception(() => SpeakerProfileFile.Load(file)),
        ];
        Assert.All(
            readings,
            read =>
                Assert.Contains(
                    "line 2, column 6: the byte 0xF6 is not UTF-8",
                    Assert.IsAssignableFrom<SerException>(read()).Message,
                    StringComparison.Ordinal
                )
        );
    }
}
