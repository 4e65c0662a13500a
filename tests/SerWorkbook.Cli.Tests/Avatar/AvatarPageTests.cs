using System.Text.Json;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary>The page in a browser, with a scripted module in place of WebAssembly.</summary>
public sealed class AvatarPageTests
{
    // Notes every emotion that the face turns to, with its weights, and every announcement.
    private const string Watch = """
        window.turns = []; window.said = [];
        new MutationObserver(() => {
          const { emotion, weights } = face.dataset;
          if (turns.at(-1)?.emotion !== emotion) { turns.push({ emotion, weights }); }
        }).observe(face, { attributes: true, attributeFilter: ['data-emotion'] });
        new MutationObserver(() => said.push([announcement.textContent, performance.now()])).observe(announcement, { childList: true });
        0
        """;

    [Fact]
    public async Task The_face_follows_the_microphone_and_a_timeline_is_recorded_and_replayed()
    {
        await using var page = await AvatarPage.OpenScriptedAsync();
        var browser = page.Browser;
        await browser.EvaluateAsync(Watch);
        Assert.Equal("\"Microphone off\"", await browser.EvaluateAsync("live.textContent"));
        Assert.Equal("true", await browser.EvaluateAsync("!notice.hidden && notice.textContent.startsWith('For tests only')"));

        await page.ClickAsync("microphone");
        await browser.UntilAsync("!record.disabled");
        await page.ClickAsync("record");
        Assert.Equal(
            "\"Microphone on true true\"",
            await browser.EvaluateAsync("`${live.textContent} ${live.dataset.on} ${document.title.includes('Microphone on')}`")
        );
        await browser.UntilAsync("face.dataset.emotion === 'sad' && turns.length === 4");
        await browser.UntilAsync("said.length === 2");
        Assert.Equal("\"Sad70 % probable\"", await browser.EvaluateAsync("answer.textContent + doubt.textContent"));
        Assert.Equal("true", await browser.EvaluateAsync("[latency, cpu].every(figure => /^\\d+ (ms|%)$/.test(figure.textContent))"));
        await page.ClickAsync("record");
        await page.ClickAsync("microphone");
        Assert.Equal("\"Microphone off none\"", await browser.EvaluateAsync("`${live.textContent} ${face.dataset.emotion}`"));

        var turns = JsonDocument.Parse(await browser.EvaluateAsync("turns")).RootElement.EnumerateArray().ToArray();
        Assert.Equal(["neutral", "angry", "happy", "sad", "none"], turns.Select(turn => turn.GetProperty("emotion").GetString()!));
        Assert.Equal("""{"browDownLeft":0.9,"browDownRight":0.9}""", turns[1].GetProperty("weights").GetString());

        // Two seconds lie between announcements; the first change is said at once, and of the others the last one.
        Assert.Equal(
            "[\"No speech.\",\"Sad.\",true]",
            await browser.EvaluateAsync("[...said.map(([text]) => text), said[1][1] - said[0][1] >= 1999]")
        );

        await browser.EvaluateAsync("turns.length = 0");
        await page.ClickAsync("replay");
        await browser.UntilAsync("replay.textContent === 'Replay'");
        Assert.Equal("[\"neutral\",\"angry\",\"happy\",\"sad\"]", await browser.EvaluateAsync("turns.map(turn => turn.emotion)"));

        await browser.EvaluateAsync(
            "window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = blob => (saved.push(blob), make.call(URL, blob)); 0"
        );
        await page.ClickAsync("json");
        await page.ClickAsync("csv");
        var timeline = JsonDocument.Parse(await browser.EvaluateAsync("saved[0].text().then(JSON.parse)")).RootElement;
        Assert.Equal(
            ["angry", "happy", "sad"],
            timeline
                .GetProperty("events")
                .EnumerateArray()
                .Select(told => told.GetProperty("emotion").GetString()!)
                .Where(emotion => emotion != "neutral")
        );
        Assert.StartsWith(
            "\"seconds,emotion,answer,doubt,speaking,level_db,p_angry,",
            await browser.EvaluateAsync("saved[1].text()"),
            StringComparison.Ordinal
        );
        Assert.Empty(page.Complaints());
    }

    [Fact]
    public async Task A_recording_is_played_to_its_end_and_other_files_are_refused()
    {
        await using var page = await AvatarPage.OpenScriptedAsync();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("text.wav"), "no sound");
        await page.OpenRecordingAsync(folder.File("text.wav"));
        await page.Browser.UntilAsync("!fault.hidden");
        Assert.Equal("\"text.wav: this browser cannot decode it as a recording.\"", await page.Browser.EvaluateAsync("fault.textContent"));

        Speech.WavWriter.Write(folder.File("tone.wav"), TestSignal.Sine(440, 1.2, 48_000));
        await page.OpenRecordingAsync(folder.File("tone.wav"));
        await page.Browser.UntilAsync("microphone.textContent === 'Stop'");
        Assert.Equal("true", await page.Browser.EvaluateAsync("fault.hidden && live.dataset.on === 'false'"));
        await page.Browser.UntilAsync("microphone.textContent === 'Start microphone'");
        Assert.Equal("\"sad\"", await page.Browser.EvaluateAsync("face.dataset.emotion"));
        Assert.Empty(page.Complaints());
    }

    [Fact]
    public async Task After_the_first_visit_the_page_needs_no_network()
    {
        await using var page = await AvatarPage.OpenScriptedAsync();
        await page.Browser.UntilAsync(
            "window.kept ??= (navigator.serviceWorker.ready.then(() => (window.kept = 'yes')), 0) || window.kept === 'yes'"
        );
        await page.Browser.SendAsync(
            "Network.emulateNetworkConditions",
            new
            {
                offline = true,
                latency = 0,
                downloadThroughput = -1,
                uploadThroughput = -1,
            }
        );
        await page.StopServerAsync();
        await page.Browser.EvaluateAsync("location.reload()");
        await page.Browser.UntilAsync("window.kept === undefined");
        await page.Browser.UntilAsync("document.querySelectorAll('#bars li').length === 4 && !microphone.disabled");
        Assert.Empty(page.Complaints());
    }

    [Theory]
    [InlineData("light", "no-preference", 1200)]
    [InlineData("dark", "reduce", 390)]
    public async Task Nothing_keeps_people_out_of_the_page(string scheme, string motion, int width)
    {
        await using var page = await AvatarPage.OpenScriptedAsync(scheme, motion, width);
        var browser = page.Browser;
        Assert.Equal("[]", await page.FindBarriersAsync());

        // By keyboard alone: the button of the microphone is the first stop.
        await browser.PressAsync("Tab", 0);
        Assert.Equal("\"microphone\"", await browser.EvaluateAsync("document.activeElement.id"));
        await browser.PressAsync(" ", 0);
        await browser.UntilAsync("face.dataset.emotion === 'happy'");
        Assert.Equal("\"true\"", await browser.EvaluateAsync("microphone.getAttribute('aria-pressed')"));
        Assert.Equal("[]", await page.FindBarriersAsync());
        Assert.Equal("true", await browser.EvaluateAsync("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal(
            "true",
            await browser.EvaluateAsync(
                "[...document.querySelectorAll('button')].every(button => button.getBoundingClientRect().height >= 44)"
            )
        );
        Assert.Empty(page.Complaints());
    }
}
