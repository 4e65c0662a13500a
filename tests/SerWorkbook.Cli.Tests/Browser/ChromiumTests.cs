using System.Text.Json;
using SerWorkbook.Cli.Tests.Jupyter;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Browser;

/// <summary>The npm package in a page.</summary>
public sealed class ChromiumTests(NpmPackage package) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_page_predicts_as_the_library_does_and_asks_for_nothing_else()
    {
        JupyterTool.Require("chromium", "--version");
        CopyFolder(package.Folder, _folder.File("serworkbook"));
        var clips = BrowserModel.Clips();
        var model = BrowserModel.Draw(FeatureSet.SerFull, clips);
        ModelFile.Save(_folder.File("model.json"), model);
        var clip = clips[5];
        File.WriteAllBytes(_folder.File("clip.f32"), System.Runtime.InteropServices.MemoryMarshal.AsBytes(clip.Samples).ToArray());
        File.WriteAllText(_folder.File("index.html"), Page(clip.SampleRate));
        using var server = new PageServer(_folder.Path);
        await using var browser = await DevTools.StartAsync(_folder.File("profile"), "about:blank");
        await browser.SendAsync("Network.enable", new { });
        await browser.SendAsync("Page.navigate", new { url = new Uri(server.Address, "index.html").AbsoluteUri });
        await browser.UntilAsync("window.answer");
        var answer = JsonDocument.Parse(await browser.EvaluateAsync("window.answer")).RootElement;
        Assert.False(answer.TryGetProperty("fault", out var fault), fault.ToString());
        var ours = new EmotionPredictor(model).Predict(clip, "clip");
        Assert.Equal(ours.Answer, answer.GetProperty("answer").GetString());
        Assert.All(
            ours.Probabilities,
            pair => Assert.Equal(pair.Value, answer.GetProperty("probabilities").GetProperty(pair.Key).GetDouble(), 0.01)
        );
        var asked = browser
            .Events.Where(told => told.GetProperty("method").GetString() == "Network.requestWillBeSent")
            .Select(told => told.GetProperty("params").GetProperty("request").GetProperty("url").GetString()!)
            .ToArray();
        Assert.Contains(new Uri(server.Address, "model.json").AbsoluteUri, asked);
        Assert.All(asked, url => Assert.StartsWith(server.Address.AbsoluteUri, url, StringComparison.Ordinal));
    }

    private static string Page(int rate) =>
        $$"""
            <!doctype html>
            <meta charset="utf-8">
            <link rel="icon" href="data:,">
            <script type="module">
              import { EmotionModel } from './serworkbook/index.js';
              try {
                const model = await EmotionModel.load('model.json');
                const samples = new Float32Array(await (await fetch('clip.f32')).arrayBuffer());
                window.answer = model.predict(samples, {{rate}});
              } catch (fault) {
                window.answer = { fault: fault.message };
              }
            </script>
            """;

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
