using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SerWorkbook.Cli.Tests.Pages;

/// <summary>Outputs with scripts in a real browser; skips where there is none. What runs in a frame shows in the frame's height.</summary>
public sealed class FrameInBrowserTests
{
    [Theory]
    [InlineData("<div id=d></div><script>document.getElementById('d').style.height = '123px'</script>")]
    [InlineData("<div id=d></div><script type=module>const h = await Promise.resolve(123); d.style.height = h + 'px'</script>")]
    [InlineData("<div id=d></div><script>document.write('<p id=w style=\"margin:0;height:123px\"></p>')</script>")]
    [InlineData("<div id=d></div><script>addEventListener('load', () => { d.style.height = '123px'; })</script>")]
    [InlineData("<div id=d></div><script>var h = 100;</script><script>d.style.height = h + 23 + 'px'</script>")]
    [InlineData("<div id=d onclick=\"this.style.height = '123px'\"></div><script>d.click()</script>")]
    [InlineData(
        "<div id=d></div><script>const s = document.createElement('script'); s.text = \"d.style.height = '123px'\"; "
            + "document.body.append(s)</script>"
    )]
    [InlineData(
        "<div id=d></div><script>define('own', ['plotly'], p => () => { d.style.height = p.newPlot ? '123px' : '9px'; }); "
            + "require(['own'], draw => draw())</script>"
    )]
    [InlineData(
        "<div id=d></div><script src='https://cdn.plot.ly/plotly-2.27.0.min.js'></script><script>Plotly.newPlot(d, [{ y: [1, 2] }], "
            + "{ title: 'old', height: 123 })</script>"
    )]
    [InlineData(
        "<div id=d></div><script>const s = document.createElement('script'); s.src = 'https://cdnjs.example/require.min.js'; s.onload = () "
            + "=> requirejs.config({ paths: { p: 'https://cdn.plot.ly/plotly-1.49.2.min' } })(['p'], p => p.plot('d', [{ y: [1] }], "
            + "{ height: 123 })); document.head.appendChild(s)</script>"
    )]
    [InlineData(
        "<div id=d></div><script>require.config({ paths: { m: 'https://cdn.example/mermaid@10.1.0/dist/mermaid.min' } }); require(['m'], m "
            + "=> m.mermaidAPI.render('x', 'graph TD\\n A-->B', svg => { d.style.height = "
            + "svg.startsWith('<svg') ? '123px' : '9px'; }))</script>"
    )]
    [InlineData(
        "<div id=d></div><script type=module>import mermaid from 'https://cdn.example/npm/mermaid@11/+esm'; const { svg } = await "
            + "mermaid.render('x', 'sequenceDiagram\\n A->>B: hi'); d.style.height = svg.startsWith('<svg') ? '123px' : '9px'</script>"
    )]
    public async Task Scripts_run_as_in_Jupyter_and_the_frame_fits_its_content(string html)
    {
        await using var page = await BrowserPage.OpenShowingAsync("light", ("text/html", html));

        await page.Browser.UntilAsync("document.querySelector('iframe.output').style.height === '123px'");
        Assert.Equal(
            "0",
            await page.Browser.EvaluateAsync("[...document.querySelectorAll('.asks, .failure')].filter(n => !n.hidden).length")
        );
        Assert.Empty(page.Complaints());
    }

    // Each attempt that succeeds adds to the height.
    private const string Attempts = """
        <div id=d></div><script>
        let height = 1000;
        const attempt = (worth, action) => { try { if (action() !== false) height += worth; } catch { /* as it should be */ } };
        attempt(1, () => { parent.document.title = 'harmed'; });
        attempt(2, () => { top.location.href = 'about:blank#harmed'; return false; });
        attempt(4, () => { localStorage.setItem('harmed', 1); });
        attempt(8, () => { document.cookie = 'harmed=1'; return document.cookie.includes('harmed'); });
        attempt(16, () => { parent.harmed = 1; });
        attempt(32, () => window.open('about:blank') !== null);
        attempt(64, () => { sessionStorage.length; });
        attempt(128, () => new Function('return 1')());
        parent.postMessage({ frame: 'height', value: 'x' }, '*');
        parent.postMessage({ frame: 'library', value: '__proto__' }, '*');
        parent.postMessage({ frame: '__proto__', value: 1 }, '*');
        parent.postMessage({ frame: 'missing', value: '<img src=x onerror="window.harmed=1">' }, '*');
        parent.postMessage({ frame: 'failed', value: { toString: null } }, '*');
        parent.postMessage(null, '*');
        document.getElementById('d').style.height = height + 'px';
        </script>
        """;

    [Fact]
    public async Task Frame_reaches_neither_the_page_nor_its_state()
    {
        await using var page = await BrowserPage.OpenShowingAsync("light", ("text/html", Attempts));
        var (title, address) = (await page.Browser.EvaluateAsync("document.title"), await page.Browser.EvaluateAsync("location.href"));

        await page.Browser.UntilAsync("parseInt(document.querySelector('iframe.output').style.height) >= 1000");

        Assert.Equal("\"1000px\"", await page.Browser.EvaluateAsync("document.querySelector('iframe.output').style.height"));
        Assert.Equal(title, await page.Browser.EvaluateAsync("document.title"));
        Assert.Equal(address, await page.Browser.EvaluateAsync("location.href"));
        Assert.Equal("", await page.Browser.EvaluateAsync("window.harmed"));
        Assert.Equal("0", await page.Browser.EvaluateAsync("document.querySelectorAll('main img').length"));
    }

    [Fact]
    public async Task Frame_reaches_no_network_and_the_page_says_what_it_asked_for()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}");
        var html = $$"""
            <div id=d></div><img src="http://{{host}}/still.png"><script>
            const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
            const quiet = action => { try { Promise.resolve(action()).catch(() => {}); } catch { /* as it should be */ } };
            add('img', { src: 'http://{{host}}/a.png' });
            add('script', { src: 'http://{{host}}/b.js' });
            add('link', { rel: 'stylesheet', href: 'http://{{host}}/c.css' });
            add('link', { rel: 'prefetch', href: 'http://{{host}}/d' });
            add('iframe', { src: 'http://{{host}}/e' });
            add('style', { textContent: '@import "http://{{host}}/f.css"; body { background: url(http://{{host}}/g.png) }' });
            add('video', { src: 'http://{{host}}/h' });
            quiet(() => fetch('http://{{host}}/i'));
            quiet(() => navigator.sendBeacon('http://{{host}}/j', 'x'));
            quiet(() => new WebSocket('ws://{{host}}/k'));
            quiet(() => new EventSource('http://{{host}}/l'));
            quiet(() => new Worker('http://{{host}}/m.js'));
            quiet(() => import('http://{{host}}/n.js'));
            const form = Object.assign(document.createElement('form'), { action: 'http://{{host}}/o' });
            document.body.append(form);
            quiet(() => form.submit());
            quiet(() => { const inner = document.createElement('iframe'); document.body.append(inner); return inner.contentWindow.fetch('http://{{host}}/p'); });
            quiet(async () => {
              const call = new RTCPeerConnection({ iceServers: [{ urls: 'turn:{{host}}?transport=tcp', username: 'r', credential: 'r' }] });
              call.createDataChannel('r');
              await call.setLocalDescription(await call.createOffer());
            });
            quiet(() => new Worker(URL.createObjectURL(new Blob(["fetch('http://{{host}}/s')"]))));
            add('meta', { httpEquiv: 'refresh', content: '5;url=http://{{host}}/t' });
            d.style.height = '123px';
            setTimeout(() => { location.href = 'http://{{host}}/q'; }, 1000);
            </script>
            """;
        await using var page = await BrowserPage.OpenShowingAsync("light", ("text/html", html));

        await page.Browser.UntilAsync("parseInt(document.querySelector('iframe.output').style.height) >= 123");
        await page.Browser.UntilAsync($"document.querySelector('.asks').textContent.includes('http://{host}/a.png')");
        await page.Browser.EvaluateAsync("new Promise(done => setTimeout(done, 2500))");

        Assert.StartsWith(
            $"\"This output asks for http://{host}/still.png, ",
            await page.Browser.EvaluateAsync("document.querySelector('.asks').textContent")
        );
        // A browser may connect before it looks at the policy; it must not send anything.
        while (server.Pending())
        {
            using var accepted = await server.AcceptTcpClientAsync();
            Assert.Equal("", await SentAsync(accepted, TimeSpan.FromSeconds(1)));
        }

        // Otherwise the server would have heard it.
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)server.LocalEndpoint);
        using var heard = await server.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync("GET"u8.ToArray());
        Assert.Equal("GET", await SentAsync(heard, TimeSpan.FromSeconds(30)));
    }

    private static async Task<string> SentAsync(TcpClient client, TimeSpan patience)
    {
        var buffer = new byte[1000];
        using var limit = new CancellationTokenSource(patience);
        try
        {
            var count = await client.GetStream().ReadAsync(buffer, limit.Token);
            return System.Text.Encoding.Latin1.GetString(buffer, 0, count);
        }
        catch (OperationCanceledException)
        {
            return "";
        }
    }

    [Theory]
    [InlineData("light", "dark")]
    [InlineData("dark", "light")]
    public async Task Frame_follows_the_theme_of_the_page(string scheme, string other)
    {
        const string html = """
            <div id=d></div><script>
            const show = () => { d.style.height = getComputedStyle(document.documentElement).colorScheme === 'dark' ? '200px' : '100px'; };
            new MutationObserver(show).observe(document.documentElement, { attributes: true });
            show();
            </script>
            """;
        static string Height(string scheme) =>
            $"document.querySelector('iframe.output').style.height === '{(scheme == "dark" ? 200 : 100)}px'";
        await using var page = await BrowserPage.OpenShowingAsync(scheme, ("text/html", html));

        await page.Browser.UntilAsync(Height(scheme));
        await page.Browser.EvaluateAsync("document.querySelector('[data-action=theme]').click()");
        await page.Browser.UntilAsync(Height(other));
    }

    [Fact]
    public async Task Diagram_is_drawn_and_one_that_cannot_be_is_named()
    {
        await using var page = await BrowserPage.OpenShowingAsync(
            "light",
            ("text/vnd.mermaid", "graph TD\n A-->B\n B-->C\n C-->D"),
            ("text/vnd.mermaid", "grph TD\n A-->B")
        );

        await page.Browser.UntilAsync("parseInt(document.querySelectorAll('iframe.output')[0].style.height) > 200");
        await page.Browser.UntilAsync(
            "document.querySelectorAll('.failure')[1].textContent.startsWith('This diagram cannot be drawn: ') && "
                + "!document.querySelectorAll('.failure')[1].hidden"
        );
        Assert.Equal("true", await page.Browser.EvaluateAsync("document.querySelectorAll('.failure')[0].hidden"));
    }

    [Fact]
    public async Task Script_that_fails_is_named_and_those_after_it_run()
    {
        await using var page = await BrowserPage.OpenShowingAsync(
            "light",
            ("text/html", "<div id=d></div><script>nothing.there()</script><script>d.style.height = '123px'</script>")
        );

        await page.Browser.UntilAsync("document.querySelector('iframe.output').style.height === '123px'");
        await page.Browser.UntilAsync(
            "document.querySelector('.failure').textContent === 'A script of this output failed: ReferenceError: nothing is not defined'"
        );
    }

    [Fact]
    public async Task Content_as_tall_as_its_frame_does_not_grow_for_ever()
    {
        await using var page = await BrowserPage.OpenShowingAsync(
            "light",
            ("text/html", "<div style='height:100vh;border:5px solid'></div><script>document.body.style.paddingBottom = '50px'</script>")
        );

        await page.Browser.EvaluateAsync("new Promise(done => setTimeout(done, 2000))");
        Assert.Equal("true", await page.Browser.EvaluateAsync("document.querySelector('iframe.output').clientHeight <= 20000"));
    }
}
