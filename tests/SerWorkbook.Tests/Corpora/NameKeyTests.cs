using SerWorkbook.Corpora;

namespace SerWorkbook.Tests.Corpora;

public sealed class NameKeyTests
{
    // Pairs from Unicode's CaseFolding.txt and NormalizationTest.txt, checked with Python 3.12: NFC(casefold(NFD(x))).
    [Theory]
    [InlineData("a1", "A1")]
    [InlineData("J\u00F6rg", "Jo\u0308rg")]
    [InlineData("J\u00D6RG", "jo\u0308rg")]
    [InlineData("Wei\u00DF", "WEISS")]
    [InlineData("\u1E9E", "ss")]
    [InlineData("\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2", "\u03A3\u038A\u03A3\u03A5\u03A6\u039F\u03A3")]
    [InlineData("\u0130brahim", "i\u0307brahim")]
    [InlineData("\u1FB3", "\u03B1\u03B9")]
    [InlineData("\uFB03", "FFI")]
    [InlineData("\u1100\u1161", "\uAC00")]
    [InlineData("\u212B", "\u00E5")]
    [InlineData("\u0401\u043B\u043A\u0430", "\u0435\u0308\u043B\u043A\u0430")]
    public void Spellings_that_Unicode_takes_for_equal_are_one_name(string first, string second) =>
        Assert.Equal(NameKey.Of(first), NameKey.Of(second));

    [Theory]
    [InlineData("a1", "a2")]
    [InlineData("a1", "a01")]
    [InlineData("J\u00F6rg", "Jorg")]
    [InlineData("J\u00F6rg", "J\u00FCrg")]
    [InlineData("i", "\u0131")]
    [InlineData("\u2460", "1")]
    [InlineData("a b", "a\u00A0b")]
    public void Names_that_differ_otherwise_stay_apart(string first, string second) =>
        Assert.NotEqual(NameKey.Of(first), NameKey.Of(second));

    [Theory]
    [InlineData("Jo\u0308rg", "J\u00F6rg")]
    [InlineData("A1", "A1")]
    public void Names_are_shown_in_NFC_and_their_own_case(string name, string expected) => Assert.Equal(expected, NameKey.Normalise(name));
}
