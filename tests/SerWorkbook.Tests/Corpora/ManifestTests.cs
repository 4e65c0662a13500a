using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Corpora.Tables;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

public sealed class ManifestTests
{
    [Fact]
    public void Reads_quoted_fields_columns_in_any_order_and_odd_names()
    {
        using var folder = new TemporaryFolder();
        const string name = "a b, \"c\" <script>ж.wav";
        WavWriter.Write(folder.File(name), TestSignal.Noise(0.5));
        var listing = Read(folder, "\uFEFFEmotion,SEX,path,speaker\r\nangry,F,\"a b, \"\"c\"\" <script>ж.wav\",\"O'Neil, J.\"\r\n");
        Assert.Empty(listing.Skipped);
        Assert.Equal(new LabelledFile(name, "O'Neil, J.", Sex.Female, "angry", null), Assert.Single(listing.Files));
    }

    [Fact]
    public void Lists_rows_that_cannot_be_used_with_their_line()
    {
        using var folder = new TemporaryFolder();
        WavWriter.Write(folder.File("a.wav"), TestSignal.Noise(0.5));
        WavWriter.Write(folder.File("b.wav"), TestSignal.Noise(0.5));
        var listing = Read(
            folder,
            "path,speaker,emotion,sex\na.wav,x,sad,f\nnone.wav,x,sad,f\na.wav,x,sad,f\n./a.wav,x,glad,f\n"
                + "b.wav,,sad,f\nb.wav,x,sad,cat\nb.wav,x,sad,f,9\n"
        );
        Assert.Equal("a.wav", Assert.Single(listing.Files).Path);
        Assert.Equal(
            [
                "line 3 of the manifest: there is no such file",
                "line 4 of the manifest: it repeats line 2",
                "line 5 of the manifest: it names the file of line 2 again, with other labels",
                "line 6 of the manifest: its speaker is empty",
                "line 7 of the manifest: its sex is 'cat'; female, male, f, m or nothing is known",
                "line 8 of the manifest: it has 5 fields; there are 4 columns",
            ],
            listing.Skipped.Select(file => file.Reason)
        );
    }

    [Theory]
    [InlineData("speaker,emotion,mood\n", "no column 'path'")]
    [InlineData("path,speaker\n", "no column 'emotion'")]
    [InlineData("path,speaker,emotion,path\n", "'path' twice")]
    [InlineData("", "empty")]
    [InlineData("path,speaker,emotion\n\"a.wav,x,y\n", "not valid CSV")]
    public void Refuses_a_manifest_that_is_wrong_as_a_whole(string content, string part)
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<SerException>(() => Read(folder, content));
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Contains("m.csv", fault.Message, StringComparison.Ordinal);
    }

    private static FileListing Read(TemporaryFolder folder, string content)
    {
        File.WriteAllText(folder.File("m.csv"), content);
        var table = TableFile.Read(folder.File("m.csv"));
        return Manifest.Read(table, folder.Path, "m", root => AudioFiles.Find(root).Wav).Listing;
    }
}
