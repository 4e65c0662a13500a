using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class DurationRulesTests
{
    [Fact]
    public void A_stressed_vowel_is_longer_than_an_unstressed_one() => Assert.True(Of("B-IY1 B-AE1-T", 1) > 1.3 * Of("B-IY0 B-AE1-T", 1));

    [Fact]
    public void A_vowel_is_longer_at_the_end_of_a_phrase() => Assert.True(Of("B-AE1-D", 1) > 1.5 * Of("B-AE1-D M-AE1-N", 1));

    [Fact]
    public void A_vowel_is_shorter_before_a_voiceless_stop() => Assert.True(Of("B-IY1-T", 1) < 0.8 * Of("B-IY1-D", 1));

    [Fact]
    public void A_vowel_is_shorter_in_a_longer_word() => Assert.True(Of("B-EY1-K-ER0-IY0", 1) < Of("B-EY1-K", 1));

    [Fact]
    public void A_consonant_is_shorter_in_a_cluster() => Assert.True(Of("S-T-IH1-L", 0) < Of("S-IH1-L", 0));

    // By hand for the vowel of "beat" alone: phrase-final 1.4, before a voiceless stop 0.7.
    [Fact]
    public void The_formula_holds() => Assert.Equal((155 - 55) * 1.4 * 0.7 + 55, Of("B-IY1-T", 1), 9);

    [Fact]
    public void No_sound_is_shorter_than_half_its_least_duration()
    {
        foreach (var sentence in SentenceList.All)
        {
            var phones = PhoneParser.Parse(sentence.Phonemes).SelectMany(p => p).ToList();
            var durations = DurationRules.Apply(phones);
            Assert.All(phones.Zip(durations), pair => Assert.True(pair.Second >= pair.First.Phoneme.LeastMs / 2));
        }
    }

    private static double Of(string phonemes, int index) => DurationRules.Apply([.. PhoneParser.Parse(phonemes).SelectMany(p => p)])[index];
}
