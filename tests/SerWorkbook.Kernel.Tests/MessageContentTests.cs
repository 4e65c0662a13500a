using System.Text.Json;
using SerWorkbook.Kernel.Messages;

namespace SerWorkbook.Kernel.Tests;

/// <summary>Texts that JSON allows and .NET's reader does not give: half of a character outside the first plane.</summary>
public sealed class MessageContentTests
{
    [Theory]
    [InlineData("""{"code":"a\ud83db"}""", "a\uFFFDb")]
    [InlineData("""{"code":"a\ude00"}""", "a\uFFFD")]
    [InlineData("""{"code":"\ud83d\ude00\ud83d"}""", "\ud83d\ude00\uFFFD")]
    [InlineData("""{"code":"\ud83d\ude00"}""", "\ud83d\ude00")]
    [InlineData("""{"\ud83d":1}""", "")]
    public void Half_of_a_character_is_read_as_one_that_is_missing(string json, string text)
    {
        var content = JsonElement.Parse(json);
        Assert.Equal(text, content.Text("code"));
        Assert.Null(content.Whole("cursor_pos"));
        Assert.True(content.Flag("silent", usual: true));
    }

    [Fact]
    public void Names_and_texts_of_expressions_may_hold_half_of_a_character() =>
        Assert.Equal(
            [KeyValuePair.Create("\uFFFD", "b"), KeyValuePair.Create("a", "\uFFFD")],
            JsonElement.Parse("""{"user_expressions":{"\ud83d":"b","a":"\ude00"}}""").Texts("user_expressions")
        );
}
