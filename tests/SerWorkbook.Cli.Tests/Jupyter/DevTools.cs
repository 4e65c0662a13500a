using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SerWorkbook.Cli.Tests.Jupyter;

/// <summary>A headless Chromium, driven by its DevTools protocol.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _browser;
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonElement> _events = [];
    private int _count;

    private DevTools(Process browser)
    {
        _browser = browser;
    }

    /// <summary>Starts the browser with one page.</summary>
    /// <param name="profile">A folder for what it keeps.</param>
    /// <param name="address">The page.</param>
    /// <param name="options">Further options of the browser.</param>
    public static async Task<DevTools> StartAsync(string profile, string address, params string[] options)
    {
        var browser = Process.Start(
            new ProcessStartInfo(
                "chromium",
                [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--remote-debugging-port=0",
                    "--window-size=1200,1000",
                    $"--user-data-dir={profile}",
                    .. options,
                    address,
                ]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        browser.ErrorDataReceived += (_, _) => { };
        browser.OutputDataReceived += (_, _) => { };
        browser.BeginErrorReadLine();
        browser.BeginOutputReadLine();
        var tools = new DevTools(browser);
        await tools.ConnectAsync(Path.Combine(profile, "DevToolsActivePort"));
        return tools;
    }

    /// <summary>What the browser told of by itself, of the domains that were enabled.</summary>
    public IReadOnlyList<JsonElement> Events => _events;

    /// <summary>Waits until an expression of JavaScript is true.</summary>
    public async Task UntilAsync(string expression)
    {
        var clock = Stopwatch.StartNew();
        while (await EvaluateAsync($"(() => {{ try {{ return !!({expression}); }} catch (e) {{ return false; }} }})()") != "true")
        {
            Assert.True(
                clock.Elapsed < Patience,
                $"Never true in the page: {expression}\n{await EvaluateAsync("document.body.innerText")}"
            );
            await Task.Delay(100);
        }
    }

    /// <summary>Evaluates an expression of JavaScript.</summary>
    /// <returns>Its value as JSON; empty for undefined.</returns>
    public async Task<string> EvaluateAsync(string expression)
    {
        var result = (
            await SendAsync(
                "Runtime.evaluate",
                new
                {
                    expression,
                    returnByValue = true,
                    awaitPromise = true,
                }
            )
        ).GetProperty("result");
        return result.TryGetProperty("value", out var value) ? value.GetRawText() : "";
    }

    /// <summary>Types text where the focus is.</summary>
    public Task TypeAsync(string text) => SendAsync("Input.insertText", new { text });

    /// <summary>Presses Enter with Ctrl.</summary>
    public Task ExecuteCellAsync() => PressAsync("Enter", modifiers: 2);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _browser.Kill(entireProcessTree: true);
        await _browser.WaitForExitAsync();
        _browser.Dispose();
    }

    private async Task ConnectAsync(string portFile)
    {
        var clock = Stopwatch.StartNew();
        while (!File.Exists(portFile) || File.ReadAllLines(portFile).Length < 2)
        {
            Assert.True(clock.Elapsed < Patience && !_browser.HasExited, "Chromium did not start.");
            await Task.Delay(100);
        }

        var port = int.Parse(File.ReadAllLines(portFile)[0], CultureInfo.InvariantCulture);
        using var http = new HttpClient();
        JsonElement? page = null;
        while (page is null)
        {
            var targets = await http.GetFromJsonAsync<JsonElement>($"http://127.0.0.1:{port}/json/list");
            page = targets
                .EnumerateArray()
                .Where(t => t.GetProperty("type").GetString() == "page")
                .Select(t => (JsonElement?)t)
                .FirstOrDefault();
            Assert.True(clock.Elapsed < Patience, "Chromium opened no page.");
        }

        await _socket.ConnectAsync(new Uri(page.Value.GetProperty("webSocketDebuggerUrl").GetString()!), CancellationToken.None);
    }

    /// <summary>Presses a key.</summary>
    /// <param name="key">The key's name, such as <c>k</c> or <c>ArrowDown</c>.</param>
    /// <param name="modifiers">1 for Alt, 2 for Ctrl.</param>
    public async Task PressAsync(string key, int modifiers)
    {
        var code = key switch
        {
            " " => 32,
            "Tab" => 9,
            "End" => 35,
            "Home" => 36,
            "ArrowLeft" => 37,
            "ArrowUp" => 38,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            "Enter" => 13,
            "Escape" => 27,
            _ => char.ToUpperInvariant(key[0]),
        };
        foreach (var type in new[] { "rawKeyDown", "keyUp" })
        {
            await SendAsync(
                "Input.dispatchKeyEvent",
                new
                {
                    type,
                    modifiers,
                    key,
                    code = key.Length == 1 ? "Key" + key.ToUpperInvariant() : key,
                    windowsVirtualKeyCode = code,
                }
            );
        }
    }

    /// <summary>Calls a method of the protocol.</summary>
    public async Task<JsonElement> SendAsync(string method, object parameters)
    {
        var id = ++_count;
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    id,
                    method,
                    @params = parameters,
                }
            ),
            WebSocketMessageType.Text,
            true,
            patience.Token
        );
        while (true)
        {
            var answer = await ReceiveAsync(patience.Token);
            if (answer.TryGetProperty("method", out _))
            {
                _events.Add(answer);
            }

            if (!answer.TryGetProperty("id", out var answered) || answered.GetInt32() != id)
            {
                continue;
            }

            Assert.False(answer.TryGetProperty("error", out var error), error.ToString());
            return answer.GetProperty("result");
        }
    }

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[1 << 16];
        var decoder = Encoding.UTF8.GetDecoder();
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellationToken);
            var characters = new char[Encoding.UTF8.GetMaxCharCount(part.Count)];
            text.Append(characters, 0, decoder.GetChars(buffer, 0, part.Count, characters, 0));
        } while (!part.EndOfMessage);
        return JsonDocument.Parse(text.ToString()).RootElement;
    }
}
