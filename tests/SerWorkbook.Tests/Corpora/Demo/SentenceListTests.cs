using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo;

public sealed class SentenceListTests
{
    [Fact]
    public void Ids_count_up_from_one() => Assert.Equal(Enumerable.Range(1, 20), SentenceList.All.Select(s => s.Id));

    [Fact]
    public void No_sentence_comes_twice() => Assert.Equal(20, SentenceList.All.Select(s => s.Text).Distinct().Count());

    [Fact]
    public void Every_sound_is_in_the_table_and_every_sentence_has_an_accent()
    {
        foreach (var sentence in SentenceList.All)
        {
            var phones = PhoneParser.Parse(sentence.Phonemes).SelectMany(p => p).ToList();
            Assert.Contains(phones, p => p.Phoneme.IsSyllabic && p.Stress == 1);
            Assert.Equal(sentence.Text.Split(' ').Length, phones.Select(p => p.Word).Distinct().Count());
        }
    }

    [Fact]
    public void The_sentences_hold_every_sound_but_one()
    {
        var used = SentenceList.All.SelectMany(s => PhoneParser.Parse(s.Phonemes)).SelectMany(p => p).Select(p => p.Phoneme).ToHashSet();
        var missing = PhonemeTable.All.Except(used).Select(p => p.Symbol).Order();
        Assert.Equal([PhonemeTable.Pause, "ZH"], missing);
    }

    [Theory]
    [InlineData("DH-AH0 QQ-AH1")]
    [InlineData("DH-AH0 , ")]
    [InlineData("")]
    public void Nonsense_is_refused(string phonemes) => Assert.Throws<FormatException>(() => PhoneParser.Parse(phonemes));

    [Fact]
    public void Formants_are_in_order_and_durations_above_their_least()
    {
        Assert.All(
            PhonemeTable.All,
            p =>
            {
                Assert.All(
                    [p.Start, p.End],
                    t => Assert.True(t.F1 > 100 && t.F1 < t.F2 && t.F2 < t.F3 && t.B1 > 0 && t.B2 > 0 && t.B3 > 0, p.Symbol)
                );
                Assert.True(p.InherentMs >= p.LeastMs && p.LeastMs > 0, p.Symbol);
            }
        );
    }
}
