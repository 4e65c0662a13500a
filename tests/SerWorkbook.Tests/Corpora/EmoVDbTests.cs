using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Catalogue;

namespace SerWorkbook.Tests.Corpora;

public sealed class EmoVDbTests
{
    private static readonly DescribedLayout Layout = new(CorpusCatalogue.Own.Find("EmoV-DB")!);

    [Theory]
    [InlineData("bea/Amused/amused_1-15_0001.wav", "bea", Sex.Female, "amused", "0001")]
    [InlineData("bea_Amused/amused_1-15_0001.wav", "bea", Sex.Female, "amused", "0001")]
    [InlineData("sam_Disgusted/Disgust_1-28_0003.wav", "sam", Sex.Male, "disgusted", "0003")]
    [InlineData("josh/Sleepy/sleepiness_225_252_0252.wav", "josh", Sex.Male, "sleepy", "0252")]
    [InlineData("EmoV-DB_sorted/jenie/Angry/anger_1-28_0014.WAV", "jenie", Sex.Female, "angry", "0014")]
    [InlineData("download/Jenie_angry/anger_1-28_0014.wav", "jenie", Sex.Female, "angry", "0014")]
    [InlineData("new_speaker_Neutral/neutral_1-28_0001.wav", "new_speaker", Sex.Unknown, "neutral", "0001")]
    public void Takes_labels_from_folders_and_the_sentence_from_the_name(
        string path,
        string speaker,
        Sex sex,
        string emotion,
        string sentence
    )
    {
        Assert.True(Layout.TryParse(path, out var file, out _));
        Assert.Equal(new LabelledFile(path, speaker, sex, emotion, sentence), file);
    }

    [Theory]
    [InlineData("bea/Amused/amused_0001.wav")]
    [InlineData("bea/Happy/amused_1-15_0001.wav")]
    [InlineData("amused_1-15_0001.wav")]
    [InlineData("Amused/amused_1-15_0001.wav")]
    public void Leaves_other_names_alone(string path) => Assert.False(Layout.TryParse(path, out _, out _));

    [Fact]
    public void Parses_every_real_name_and_finds_the_published_counts()
    {
        var list = Path.Combine(Path.GetDirectoryName(SharedData.Reference("README.md"))!, "..", "data", "emovdb", "files.csv");
        var paths = File.ReadLines(list).Skip(1).Select(line => line.Split(',')[0]).ToList();
        var listing = Layout.Parse(paths);
        Assert.Equal(6887, listing.Files.Count);
        Assert.Empty(listing.Skipped);

        // Counts of the public EmoBox metadata, which keeps one of each pair with the same speaker, emotion and sentence.
        Assert.Equal(4, listing.Files.Select(file => file.Speaker).Distinct().Count());
        Assert.Equal(18, listing.Files.Select(file => (file.Speaker, file.Emotion)).Distinct().Count());
        Assert.Equal(559, listing.Files.Select(file => file.Sentence).Distinct().Count());
        Assert.Equal(6887, listing.Files.Select(file => (file.Speaker, file.Emotion, file.Sentence)).Distinct().Count());
        var other = Layout.Parse(
            paths.Select(path =>
                path.Replace("_Amused/", "/Amused/")
                    .Replace("_Angry/", "/Angry/")
                    .Replace("_Disgusted/", "/Disgusted/")
                    .Replace("_Neutral/", "/Neutral/")
                    .Replace("_Sleepy/", "/Sleepy/")
            )
        );
        Assert.Equal(
            listing.Files.Select(file => (file.Speaker, file.Emotion, file.Sentence)).Order(),
            other.Files.Select(file => (file.Speaker, file.Emotion, file.Sentence)).Order()
        );
    }
}
