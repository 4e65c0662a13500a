using SerWorkbook.Corpora;

namespace SerWorkbook.Tests.Corpora;

public sealed class NameDoubtsTests
{
    [Theory]
    [InlineData("1", "01", "'01' and '1'")]
    [InlineData("s_01", "S1", "'S1' and 's_01'")]
    [InlineData("anna", "anna_2", "'anna' and 'anna_2'")]
    [InlineData("anna", "Anna 44k", "'anna' and 'Anna 44k'")]
    [InlineData("s1", "s1b", "'s1' and 's1b'")]
    [InlineData("anna", "anna2", "'anna' and 'anna2'")]
    [InlineData("01", "spk01", "'01' and 'spk01'")]
    [InlineData("Actor 1", "01", "'01' and 'Actor 1'")]
    [InlineData("speaker_3", "s03", "'s03' and 'speaker_3'")]
    public void Speakers_that_may_be_one_are_doubted(string first, string second, string part) =>
        Assert.Contains(part, Assert.Single(NameDoubts.OfSpeakers([.. Of(first), .. Of(second)])).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("s1", "s10")]
    [InlineData("F_01_OISHI", "F_02_MONIKA")]
    [InlineData("bea", "josh")]
    [InlineData("f1", "m1")]
    [InlineData("s1", "p1")]
    [InlineData("male1", "female1")]
    [InlineData("female1", "female2")]
    [InlineData("0011", "0012")]
    [InlineData("Ses01F", "Ses01M")]
    public void Others_are_not(string first, string second) => Assert.Empty(NameDoubts.OfSpeakers([.. Of(first), .. Of(second)]));

    [Fact]
    public void So_are_two_sexes_single_recordings_and_rare_emotions()
    {
        var doubts = NameDoubts.Of([
            .. Of("a", Sex.Female),
            .. Of("a", Sex.Male),
            .. Of("b").Take(1),
            .. Of("c").Take(1),
            Of("d")[0] with
            {
                Emotion = "rare",
                Path = "rare",
            },
        ]);
        Assert.Equal(
            [
                "Speakers are female in some recordings and male in others ('a'): two people may share a name, or a sex is wrong.",
                "3 of 4 speakers have one recording each: their names may be those of recordings.",
                "The emotion 'rare' has one recording: it cannot be learnt and tested.",
            ],
            doubts.Select(doubt => doubt.Sentence)
        );
        Assert.Equal(NameKind.Emotion, doubts[^1].Kind);
    }

    [Fact]
    public void Forms_of_one_word_are_doubted_as_emotions()
    {
        Utterance[] utterances = [.. Of("a"), .. Of("b").Select(utterance => utterance with { Emotion = "Sadness" })];
        Assert.Equal(
            "The emotions 'Sadness' and 'sad' may be one; --map Sadness=sad makes them one.",
            Assert.Single(NameDoubts.Of(utterances)).Sentence
        );
    }

    [Fact]
    public void No_known_corpus_is_doubted_for_its_own_speakers()
    {
        string[] speakers =
        [
            "actor01",
            "actor02",
            "actor10",
            "1001",
            "1091",
            "OAF",
            "YAF",
            "DC",
            "JE",
            "M_01_BASHIR",
            "M_10_EVAN",
            "F01",
            "M01",
            "SM1",
            "SM17",
        ];
        Assert.Empty(NameDoubts.Of([.. speakers.SelectMany(speaker => Of(speaker))]));
    }

    private static Utterance[] Of(string speaker, Sex sex = Sex.Unknown) =>
        [
            new($"{speaker}-{sex}-1.wav", speaker, sex, "sad", null, "test", 16_000, 1, ""),
            new($"{speaker}-{sex}-2.wav", speaker, sex, "sad", null, "test", 16_000, 1, ""),
        ];
}
