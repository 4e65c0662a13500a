using SerWorkbook.Notebooks.Pages.Frames;
using SerWorkbook.Notebooks.Pages.Sanitising;

namespace SerWorkbook.Notebooks.Tests.Pages;

/// <summary>Styles of outputs that stand in frames: what would fetch is taken out before the policy has to stop it.</summary>
public sealed class StyleAddressesTests
{
    [Theory]
    [InlineData("color: red", "color: red")]
    [InlineData("background: url(https://evil.example/x.png)", "background: none", "https://evil.example/x.png")]
    [InlineData("background: URL( 'https://evil.example/x' ) red", "background: none red", "https://evil.example/x")]
    [InlineData(@"background: u\72l(//evil.example/x)", "background: none", "//evil.example/x")]
    [InlineData(@"background: \75\72\6c(//evil.example/x)", "background: none", "//evil.example/x")]
    [InlineData(@"background: \000075rl(//evil.example/x)", "background: none", "//evil.example/x")]
    [InlineData(@"background: \55 RL(//evil.example/x)", "background: none", "//evil.example/x")]
    [InlineData("background: image-set(\"https://evil.example/x\" 1x, 'y' 2x)", "background: none", "https://evil.example/x")]
    [InlineData("background: -webkit-image-set(url(https://evil.example/x) 1x)", "background: none", "url(https://evil.example/x) 1x")]
    [InlineData("background: cross-fade(url(x), red)", "background: none", "url(x), red")]
    [InlineData("background: image(x), src(\"y\")", "background: none, none", "x", "y")]
    [InlineData("a { color: red } @import 'https://evil.example/x'; b { }", "a { color: red }  b { }", "https://evil.example/x")]
    [InlineData(@"@im\70ort url(https://evil.example/x)", "", "url(https://evil.example/x)")]
    [InlineData("@font-face { src: url(x.woff) format('woff') }", "@font-face { src: none format('woff') }", "x.woff")]
    [InlineData("background: url(https://evil.example/x", "background: none", "https://evil.example/x")]
    [InlineData("background: url(\"a)b\")", "background: none", "a)b")]
    // What is no address, or is within the output.
    [InlineData("background: url(data:image/png;base64,AA)", "background: url(data:image/png;base64,AA)")]
    [InlineData("fill: url(#gradient)", "fill: url(#gradient)")]
    [InlineData("transform: rotate(3deg) translate(1px, 2px)", "transform: rotate(3deg) translate(1px, 2px)")]
    [InlineData("content: \"url(x)\" /* url(y) */", "content: \"url(x)\" /* url(y) */")]
    [InlineData("a[b='\\'url(x)'] { color: rgb(1, 2, 3) }", "a[b='\\'url(x)'] { color: rgb(1, 2, 3) }")]
    [InlineData("@media (min-width: 1px) { a { b: c } } @", "@media (min-width: 1px) { a { b: c } } @")]
    [InlineData("\\", "\\")]
    public void What_would_be_fetched_is_taken_out_and_named(string style, string kept, params string[] asks)
    {
        var found = new List<string>();

        Assert.Equal(kept, StyleAddresses.Without(style, found.Add));
        Assert.Equal(asks, found);
    }

    [Theory]
    [InlineData("<p style='background: image-set(\"https://evil.example/\" 1x)'>x</p>")]
    [InlineData("<p style='background: u\\72l(https://evil.example/)'>x</p>")]
    [InlineData("<style>p { background: url(https://evil.example/) }</style>")]
    [InlineData("<style>@import 'https://evil.example/';</style>")]
    [InlineData("<svg><style>p { background: url(https://evil.example/) }</style></svg>")]
    [InlineData("<svg><rect fill='url(https://evil.example/#a)'/></svg>")]
    [InlineData("<svg><image href='https://evil.example/'/></svg>")]
    [InlineData("<svg><image xlink:href='https://evil.example/'/></svg>")]
    [InlineData("<img srcset='https://evil.example/ 1x'>")]
    [InlineData("<video poster='https://evil.example/'></video>")]
    [InlineData("<table background='https://evil.example/'></table>")]
    [InlineData("<button formaction='https://evil.example/'>x</button>")]
    [InlineData("<a href=x ping='https://evil.example/'>x</a>")]
    public void Markup_of_a_frame_fetches_nothing(string html)
    {
        var frame = FrameDocument.OfHtml(html + "<script>1</script>")!;

        Assert.DoesNotContain("evil", frame.BodyHtml, StringComparison.Ordinal);
        Assert.Contains("evil.example", Assert.Single(frame.Asks), StringComparison.Ordinal);
    }

    [Fact]
    public void Random_texts_are_read_to_their_end()
    {
        const string signs = "url(\\72 '\"/*)@import;:{}a-\n";
        var random = new Random(24);
        for (var i = 0; i < 20_000; i++)
        {
            var style = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => signs[random.Next(signs.Length)]));
            var once = StyleAddresses.Without(style, _ => { });
            Assert.True(once.Length <= style.Length + 4 * style.Count(sign => sign == '('), style);
        }
    }
}
