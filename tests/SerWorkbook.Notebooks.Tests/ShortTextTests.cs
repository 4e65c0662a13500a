namespace SerWorkbook.Notebooks.Tests;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData("", 1, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab\ud83d\ude00", 4, "ab\ud83d\ude00")]
    [InlineData("ab\ud83d\ude00c", 4, "ab\ud83d\ude00…")]
    [InlineData("ab\ud83d\ude00c", 3, "ab…")]
    public void Cuts_what_is_too_long_between_characters(string text, int longest, string expected) =>
        Assert.Equal(expected, ShortText.Of(text, longest));

    [Fact]
    public void No_room_at_all_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ShortText.Of("a", 0));
}
