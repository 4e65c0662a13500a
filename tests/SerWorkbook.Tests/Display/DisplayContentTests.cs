using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Display;

public sealed class DisplayContentTests
{
    private const string Nasty = "<script>\"a\" & 'b'</script> радость 喜び";

    private static AudioClip Tone(double seconds, int rate = 16_000) =>
        new(Enumerable.Range(0, (int)(seconds * rate)).Select(i => 0.5f * MathF.Sin(2 * MathF.PI * 220 * i / rate)).ToArray(), rate);

    [Fact]
    public void A_sound_plays_its_own_samples()
    {
        var clip = Tone(2.13);
        var sound = new Sound(clip, Nasty);
        var html = sound.ToHtml();
        Assert.Contains(Convert.ToBase64String(WavWriter.ToBytes(clip)), html, StringComparison.Ordinal);
        Assert.Contains("<audio controls", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"&lt;script&gt;&quot;a&quot; &amp; ", html, StringComparison.Ordinal);
        Assert.Contains("радость 喜び, 2.13 s at 16000 Hz</figcaption>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal(Nasty + ", 2.13 s at 16000 Hz", sound.ToPlainText());
    }

    [Fact]
    public void A_long_or_an_empty_sound_says_why_it_does_not_play()
    {
        var longer = new Sound(Tone(15.5, 8000), "Long").ToHtml();
        Assert.DoesNotContain("<audio", longer, StringComparison.Ordinal);
        Assert.Contains("up to 15 s", longer, StringComparison.Ordinal);
        Assert.Contains(
            "nothing to play",
            new Sound(new AudioClip(ReadOnlyMemory<float>.Empty, 16_000), "Empty").ToHtml(),
            StringComparison.Ordinal
        );
        Assert.Contains("<audio", new Sound(Tone(15, 8000), "Longest").ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_is_an_aside_for_the_banner()
    {
        var notice = new Notice("Synthetic <voices>\nsay nothing.");
        Assert.Equal("<aside class=\"ser-notice\" role=\"note\">Synthetic &lt;voices&gt;<br>say nothing.</aside>\n", notice.ToHtml());
        Assert.Equal("Notice: Synthetic <voices>\nsay nothing.", notice.ToPlainText());
        Assert.Throws<ArgumentException>(() => new Notice(" "));
    }

    [Fact]
    public void A_gallery_shows_its_items_in_order()
    {
        var gallery = new Gallery(new Sound(Tone(0.1), "first"), new Notice("second"));
        var html = gallery.ToHtml();
        Assert.True(html.IndexOf("first", StringComparison.Ordinal) < html.IndexOf("second", StringComparison.Ordinal));
        Assert.Equal(html.Split("<div").Length, html.Split("</div>").Length);
        Assert.Equal("first, 0.10 s at 16000 Hz\nNotice: second", gallery.ToPlainText());
        Assert.Throws<ArgumentException>(() => new Gallery());
    }
}
