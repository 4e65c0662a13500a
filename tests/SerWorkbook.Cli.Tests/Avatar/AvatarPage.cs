using System.Text.Json;
using SerWorkbook.Cli.Tests.Browser;
using SerWorkbook.Cli.Tests.Jupyter;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary>The page of <c>ser avatar</c>, shown by <c>ser serve</c>, in a Chromium whose microphone plays a recording.</summary>
internal sealed class AvatarPage : IAsyncDisposable
{
    private readonly SerProcess _ser;
    private readonly ServedFolder _server;

    private AvatarPage(SerProcess ser, ServedFolder server, DevTools browser)
    {
        (_ser, _server, Browser) = (ser, server, browser);
    }

    public DevTools Browser { get; }

    public Uri Address => _server.Address;

    /// <summary>Opens the page with the scripted module; skips the test where there is no Chromium.</summary>
    public static async Task<AvatarPage> OpenScriptedAsync(string scheme = "light", string motion = "no-preference", int width = 1200)
    {
        JupyterTool.Require("chromium", "--version");
        var ser = new SerProcess();
        var module = Directory.CreateDirectory(ser.At("module/runtime")).Parent!.FullName;
        File.Copy(
            Path.Combine(Repository.Root(), "tests/SerWorkbook.Cli.Tests/Avatar/scripted-module.js"),
            Path.Combine(module, "index.js")
        );
        File.WriteAllText(Path.Combine(module, "LICENSE"), "");
        File.WriteAllText(
            Path.Combine(module, "package.json"),
            $$"""{ "version": "{{typeof(SerCommand).Assembly.GetName().Version!.ToString(3)}}" }"""
        );
        var clips = BrowserModel.Clips();
        var model = BrowserModel.Draw(FeatureSet.MelStats, clips);
        WavWriter.Write(ser.At("sound.wav"), clips[0]);
        return await OpenAsync(ser, module, model, ser.At("sound.wav"), scheme, motion, width);
    }

    /// <summary>Opens the page.</summary>
    /// <param name="ser">Where ser runs; disposed of with the page.</param>
    /// <param name="module">The folder of the npm package.</param>
    /// <param name="model">The model.</param>
    /// <param name="sound">The WAV file that the microphone plays.</param>
    /// <param name="scheme"><c>light</c> or <c>dark</c>.</param>
    /// <param name="motion"><c>no-preference</c> or <c>reduce</c>.</param>
    /// <param name="width">Width of the window, pixels.</param>
    public static async Task<AvatarPage> OpenAsync(
        SerProcess ser,
        string module,
        EmotionModel model,
        string sound,
        string scheme = "light",
        string motion = "no-preference",
        int width = 1200
    )
    {
        var golden = new Dictionary<string, byte[]> { ["golden-1.wav"] = File.ReadAllBytes(sound) };
        EmotionBundle.Create(model, 2, 0.5, golden, new Dictionary<string, byte[]>()).Save(ser.At("emotion.ser"));
        var written = ser.Run("avatar", "--model", ser.At("emotion.ser"), "--browser", module, "--out", ser.At("site"));
        Assert.True(written.Code == 0, written.Error);
        var server = await ServedFolder.StartAsync(ser, ser.At("site"));
        var browser = await DevTools.StartAsync(
            ser.At("profile"),
            "about:blank",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--autoplay-policy=no-user-gesture-required",
            $"--use-file-for-fake-audio-capture={sound}"
        );
        foreach (var domain in new[] { "Network", "Runtime", "Log" })
        {
            await browser.SendAsync($"{domain}.enable", new { });
        }

        await browser.SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new
            {
                width,
                height = 900,
                deviceScaleFactor = 1,
                mobile = width < 600,
            }
        );
        (string Name, string Value)[] preferences = [("prefers-color-scheme", scheme), ("prefers-reduced-motion", motion)];
        await browser.SendAsync(
            "Emulation.setEmulatedMedia",
            new { features = preferences.Select(preference => new { name = preference.Name, value = preference.Value }) }
        );
        await browser.SendAsync("Browser.setDownloadBehavior", new { behavior = "deny" });
        await browser.SendAsync("Page.navigate", new { url = server.Address.AbsoluteUri });
        await browser.UntilAsync("!document.getElementById('microphone').disabled");
        return new AvatarPage(ser, server, browser);
    }

    /// <summary>Clicks on a button.</summary>
    public Task ClickAsync(string id) => Browser.EvaluateAsync($"document.getElementById('{id}').click()");

    /// <summary>Opens a recording as a user does.</summary>
    public async Task OpenRecordingAsync(string file)
    {
        var document = await Browser.SendAsync("DOM.getDocument", new { });
        var input = await Browser.SendAsync(
            "DOM.querySelector",
            new { nodeId = document.GetProperty("root").GetProperty("nodeId").GetInt32(), selector = "#file" }
        );
        await Browser.SendAsync("DOM.setFileInputFiles", new { nodeId = input.GetProperty("nodeId").GetInt32(), files = new[] { file } });
    }

    /// <summary>What axe-core finds; skips the test where it is not there.</summary>
    public async Task<string> FindBarriersAsync()
    {
        await Browser.EvaluateAsync(Pages.AxeCore.Require() + ";0");
        return await Browser.EvaluateAsync(
            "axe.run().then(result => result.violations.map(found => "
                + "`${found.impact} ${found.id}: ${found.nodes.map(node => node.html).join(' ')}`))"
        );
    }

    /// <summary>Errors of the page, requests to other places, and messages of its scripts.</summary>
    public IEnumerable<string> Complaints()
    {
        foreach (var told in Browser.Events)
        {
            var parameters = told.GetProperty("params");
            var complaint = told.GetProperty("method").GetString() switch
            {
                "Network.requestWillBeSent" when UrlOf(parameters) is { } url && !IsOwn(url) => "asks for " + url,
                "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Log.entryAdded" => parameters.ToString(),
                _ => null,
            };
            if (complaint is not null)
            {
                yield return complaint;
            }
        }
    }

    /// <summary>Ends the server.</summary>
    public Task StopServerAsync() => _server.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await _server.DisposeAsync();
        _ser.Dispose();
    }

    private static string? UrlOf(JsonElement parameters) => parameters.GetProperty("request").GetProperty("url").GetString();

    private bool IsOwn(string url) =>
        url.StartsWith(Address.AbsoluteUri, StringComparison.Ordinal)
        || url.StartsWith("blob:" + Address.AbsoluteUri, StringComparison.Ordinal);
}
