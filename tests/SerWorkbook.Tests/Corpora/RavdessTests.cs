using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Catalogue;

namespace SerWorkbook.Tests.Corpora;

public sealed class RavdessTests
{
    private static readonly DescribedLayout Layout = new(CorpusCatalogue.Own.Find("RAVDESS")!);

    [Theory]
    [InlineData("Actor_01/03-01-01-01-01-01-01.wav", "actor01", Sex.Male, "neutral", "01")]
    [InlineData("x/y/03-01-08-02-02-02-24.wav", "actor24", Sex.Female, "surprised", "02")]
    [InlineData("03-01-06-01-02-01-12.WAV", "actor12", Sex.Female, "fearful", "02")]
    public void Takes_labels_from_the_numbers(string path, string speaker, Sex sex, string emotion, string sentence)
    {
        Assert.True(Layout.TryParse(path, out var file, out _));
        Assert.Equal(new LabelledFile(path, speaker, sex, emotion, sentence), file with { Metadata = Metadata.Empty });
    }

    [Theory]
    [InlineData("03-02-03-01-01-01-01.wav", "song")]
    [InlineData("03-01-09-01-01-01-01.wav", "number 09")]
    [InlineData("03-01-00-01-01-01-01.wav", "number 00")]
    [InlineData("03-01-01-01-01-01-00.wav", "actor")]
    [InlineData("03-01-01-01-01-01.wav", null)]
    [InlineData("a03-01-01-01-01-01-01.wav", null)]
    public void Leaves_out_songs_and_unknown_numbers_with_a_reason(string path, string? part)
    {
        Assert.False(Layout.TryParse(path, out _, out var reason));
        Assert.Equal(part is null, reason is null);
        Assert.Contains(part ?? "", reason ?? "", StringComparison.Ordinal);
    }
}
