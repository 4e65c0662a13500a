namespace SerWorkbook.Tests.Display;

public sealed class ClipListTests
{
    [Fact]
    public void Holds_no_sound_and_reads_none_unless_it_may_be_played()
    {
        var list = new ClipList([("sad <1>", () => throw new InvalidOperationException("the clip was read"))], playable: false);
        Assert.DoesNotContain("audio", list.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("sad &lt;1&gt;", list.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("only a local page", list.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plays_a_few_clips_where_it_may_and_lists_them_all_as_text()
    {
        var clips = Enumerable
            .Range(0, 9)
            .Select(i => ($"clip {i}", (Func<Sound>)(() => new Sound(TestSignal.Sine(300, 0.2), $"clip {i}"))))
            .ToArray();
        var list = new ClipList(clips, playable: true);
        Assert.Equal(ClipList.MostPlayers, list.ToHtml().Split("<audio").Length - 1);
        Assert.Equal(9, list.ToPlainText().Split('\n').Length);
        Assert.DoesNotContain("base64", list.ToPlainText(), StringComparison.Ordinal);
        Assert.Contains("nothing to listen to", new ClipList([], playable: true).ToHtml(), StringComparison.Ordinal);
    }
}
