using System.Runtime.InteropServices;
using System.Text.Json;
using SerWorkbook.Cli.Tests.Browser;
using SerWorkbook.Cli.Tests.Jupyter;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary>Real speech through the whole page: microphone or recording, audio graph, WebAssembly, face.</summary>
public sealed class LiveAvatarTests(NpmPackage package, ITestOutputHelper output)
{
    // The browser may play at another rate than the file has, and starts at a block's border.
    private const double TimeTolerance = 0.3;

    private static readonly string[] Names = ["03-01-03-02-01-01-03", "03-01-05-02-02-01-04", "03-01-04-01-01-02-01"];

    [Fact]
    public async Task The_tracker_in_the_page_gives_the_events_of_the_library()
    {
        var (page, clips, model) = await OpenAsync();
        await using var opened = page;
        foreach (var (clip, number) in clips.Select((clip, i) => (clip, i)))
        {
            // Samples travel as base64: the page may fetch nothing else.
            var samples = Convert.ToBase64String(MemoryMarshal.AsBytes(clip.Samples));
            var told = JsonDocument.Parse(
                await page.Browser.EvaluateAsync(
                    $$"""
                    (async () => {
                      const { EmotionModel } = await import('./serworkbook/index.js');
                      const model = window.model ??= await EmotionModel.load('emotion.ser');
                      const samples = new Float32Array(Uint8Array.from(atob('{{samples}}'), c => c.charCodeAt(0)).buffer);
                      const tracker = model.track({{clip.SampleRate}});
                      const events = [];
                      for (let at = 0; at < samples.length; at += 2048) {
                        events.push(...tracker.push(samples.subarray(at, at + 2048)).events);
                      }

                      events.push(...tracker.complete().events);
                      tracker.close();
                      return events;
                    })()
                    """
                )
            );
            var theirs = told.RootElement.EnumerateArray().ToArray();
            var ours = EventsOf(model, clip);
            output.WriteLine($"{Names[number]}: {ours.Count} events");
            Assert.NotEmpty(ours);
            Assert.Equal(
                ours.Select(one =>
                    (JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString()), one.Seconds, one.SoundSeconds, one.Answer)
                ),
                theirs.Select(one =>
                    (
                        one.GetProperty("kind").GetString()!,
                        one.GetProperty("seconds").GetDouble(),
                        one.GetProperty("soundSeconds").GetDouble(),
                        one.GetProperty("answer").GetString()!
                    )
                )
            );
            Assert.All(
                ours.Zip(theirs),
                pair => Assert.Equal(pair.First.Confidence, pair.Second.GetProperty("confidence").GetDouble(), 0.01)
            );
        }

        Assert.Empty(page.Complaints());
    }

    [Fact]
    public async Task The_face_follows_a_recording_as_the_library_does()
    {
        var (page, clips, model) = await OpenAsync();
        await using var opened = page;
        await page.Browser.EvaluateAsync(
            "window.seen = []; new MutationObserver(() => seen.push(`${face.dataset.emotion} ${face.dataset.doubt}`)).observe(face, "
                + "{ attributes: true, attributeFilter: ['data-emotion', 'data-doubt'] }); "
                + "new MutationObserver(() => record.disabled || record.getAttribute('aria-pressed') === 'true' || record.click())"
                + ".observe(record, { attributes: true }); 0"
        );
        await page.OpenRecordingAsync(SharedData.RavdessClip(Names[0]));
        await page.Browser.UntilAsync("record.textContent === 'Stop recording'");
        await page.Browser.UntilAsync("record.textContent === 'Record' && !json.disabled");
        await page.Browser.EvaluateAsync(
            "window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = blob => (saved.push(blob), make.call(URL, blob)); 0"
        );
        await page.ClickAsync("json");
        var theirs = JsonDocument
            .Parse(await page.Browser.EvaluateAsync("saved[0].text().then(text => JSON.parse(text).events)"))
            .RootElement.EnumerateArray()
            .ToArray();
        var ours = EventsOf(model, clips[0]);
        Assert.Equal(
            ours.Select(one => (JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString()), one.Answer)),
            theirs.Select(one => (one.GetProperty("kind").GetString()!, one.GetProperty("answer").GetString()!))
        );
        Assert.All(
            ours.Zip(theirs),
            pair => Assert.Equal(pair.First.SoundSeconds, pair.Second.GetProperty("soundSeconds").GetDouble(), TimeTolerance)
        );

        // Every emotion of the events was on the face.
        var seen = JsonSerializer.Deserialize<string[]>(await page.Browser.EvaluateAsync("seen"))!;
        Assert.Subset(
            seen.ToHashSet(),
            ours.Where(one => one is { Kind: TrackerEventKind.EmotionChanged, Doubt: PredictionDoubt.None })
                .Select(one => one.Emotion + " ")
                .ToHashSet()
        );
        Assert.Empty(page.Complaints());
    }

    [Fact]
    public async Task The_face_follows_the_microphone()
    {
        var (page, clips, model) = await OpenAsync();
        await using var opened = page;
        var shown = EventsOf(model, clips[0])
            .Where(one => one is { Kind: TrackerEventKind.EmotionChanged, Doubt: PredictionDoubt.None })
            .Select(one => one.Emotion)
            .ToHashSet();
        Assert.NotEmpty(shown);
        await page.ClickAsync("microphone");

        // The fake microphone plays the recording over and over.
        await page.Browser.UntilAsync(
            $"{JsonSerializer.Serialize(shown)}.includes(face.dataset.emotion) && face.dataset.doubt === '' "
                + "&& face.dataset.weights !== '{}'"
        );
        Assert.Equal("\"Microphone on\"", await page.Browser.EvaluateAsync("live.textContent"));
        Assert.Empty(page.Complaints());
    }

    private static List<TrackerEvent> EventsOf(EmotionModel model, AudioClip clip)
    {
        var tracker = new EmotionTracker(model, clip.SampleRate);
        tracker.Push(clip.Samples);
        tracker.Complete();
        var events = new List<TrackerEvent>();
        while (tracker.TryRead(out var item))
        {
            events.Add(item);
        }

        return events;
    }

    private async Task<(AvatarPage Page, AudioClip[] Clips, EmotionModel Model)> OpenAsync()
    {
        JupyterTool.Require("chromium", "--version");
        var files = Names.Select(SharedData.RavdessClip).ToArray();
        var clips = files.Select(file => WavReader.Read(file)).ToArray();
        var model = BrowserModel.Draw(FeatureSet.SerFull, clips);
        var page = await AvatarPage.OpenAsync(new SerProcess(), package.Folder, model, files[0]);
        return (page, clips, model);
    }
}
