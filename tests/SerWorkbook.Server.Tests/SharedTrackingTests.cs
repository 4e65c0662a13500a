using System.Text.Json;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Tracking;

namespace SerWorkbook.Server.Tests;

/// <summary>What clients get is what a tracker of their own would say.</summary>
public sealed class SharedTrackingTests
{
    [Fact]
    public async Task Clients_get_the_events_and_states_of_a_tracker_of_their_own()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var bytes = StreamClient.Pcm(TrackerSounds.Dialogue());
        var timeline = EmotionTimeline.Of(ServerUnderTest.Model, new AudioClip(SamplesOf(bytes), 16_000));

        // Two at a time, with messages that divide samples.
        var both = await Task.WhenAll(TrackAsync(server, bytes, 6_401), TrackAsync(server, bytes, 999));
        foreach (var messages in both)
        {
            Compare(timeline, messages);
        }

        Assert.Equal(2 * timeline.Hops.Count, await server.MetricAsync("serworkbook_windows_total"));
        Assert.Equal(2, await server.MetricAsync("serworkbook_sessions_ended_total{reason=\"completed\"}"));
    }

    [Fact]
    public async Task Floats_of_another_rate_and_settings_are_followed_too()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var clip = TrackerSounds.Dialogue(48_000);
        using var client = await StreamClient.ConnectAsync(server, "?rate=48000&format=f32");
        await client.SendTextAsync(
            """{"settings":{"hopSeconds":0.5,"restLabel":"idle","rules":[{"name":"cross","emotion":"angry","seconds":1}]}}"""
        );
        await client.SendAudioAsync(StreamClient.Floats(clip.Samples), 65_536);
        await client.SendTextAsync("""{"end":true}""");
        var settings = new TrackerSettings
        {
            HopSeconds = 0.5,
            RestLabel = "idle",
            Rules = [new TrackerRule("cross", "angry", 1)],
        };
        var messages = await client.ReadAllAsync();
        Compare(EmotionTimeline.Of(ServerUnderTest.Model, clip, settings), messages);
        Assert.Contains(
            messages,
            message => message.TryGetProperty("event", out var item) && item.GetProperty("rule").GetString() == "cross"
        );
        Assert.Equal((1000, "The stream is complete."), ((int)client.Socket.CloseStatus!.Value, client.Socket.CloseStatusDescription));
    }

    [Fact]
    public async Task The_first_message_says_what_will_come()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(server);
        var ready = (await client.ReadAsync())!.Value.GetProperty("ready");
        Assert.Equal(
            [HandmadeModel.Low, HandmadeModel.High],
            ready.GetProperty("labels").EnumerateArray().Select(label => label.GetString())
        );
        Assert.Equal(16_000, ready.GetProperty("sampleRate").GetInt32());
        Assert.Equal(0.25, ready.GetProperty("hopSeconds").GetDouble());
        Assert.Equal(JsonValueKind.Null, ready.GetProperty("notice").ValueKind);
    }

    [Fact]
    public async Task What_a_client_leaves_behind_is_not_heard_by_the_next()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using (var first = await StreamClient.ConnectAsync(server))
        {
            await first.SendAudioAsync(StreamClient.Pcm(TrackerSounds.Voice(230, 3)));
        }

        var quiet = await TrackAsync(server, new byte[16_000 * 2 * 4], 8_000);
        Assert.DoesNotContain(quiet, message => message.TryGetProperty("event", out _));
        Assert.Equal(9, quiet.Count(message => message.TryGetProperty("state", out _)));
    }

    private static async Task<List<JsonElement>> TrackAsync(ServerUnderTest server, byte[] bytes, int message)
    {
        using var client = await StreamClient.ConnectAsync(server);
        await client.SendAudioAsync(bytes, message);
        await client.SendTextAsync("""{"end":true}""");
        return await client.ReadAllAsync();
    }

    private static float[] SamplesOf(byte[] bytes) =>
        [.. Enumerable.Range(0, bytes.Length / 2).Select(i => BitConverter.ToInt16(bytes, 2 * i) / 32_768f)];

    private static void Compare(EmotionTimeline timeline, List<JsonElement> messages)
    {
        var events = messages
            .Where(message => message.TryGetProperty("event", out _))
            .Select(message => message.GetProperty("event"))
            .ToArray();
        Assert.Equal(
            timeline.Events.Select(item =>
                (Camel(item.Kind.ToString()), item.Seconds, item.SoundSeconds, item.Answer, item.Confidence, item.Rule)
            ),
            events.Select(item =>
                (
                    item.GetProperty("kind").GetString()!,
                    item.GetProperty("seconds").GetDouble(),
                    item.GetProperty("soundSeconds").GetDouble(),
                    item.GetProperty("answer").GetString()!,
                    item.GetProperty("confidence").GetDouble(),
                    item.GetProperty("rule").GetString()
                )
            )
        );
        Assert.True(timeline.Events.Count > 5);
        var states = messages.Where(message => message.TryGetProperty("state", out _)).ToArray();
        Assert.Equal(
            timeline.Hops.Select(hop => (hop.Seconds, hop.Emotion, hop.Speaking, hop.LevelDb, hop.Probabilities[1])),
            states
                .Select(message => message.GetProperty("state"))
                .Select(state =>
                    (
                        state.GetProperty("seconds").GetDouble(),
                        state.GetProperty("emotion").GetString()!,
                        state.GetProperty("speaking").GetBoolean(),
                        state.GetProperty("levelDb").GetDouble(),
                        state.GetProperty("probabilities").GetProperty(HandmadeModel.High).GetDouble()
                    )
                )
        );
        Assert.All(states, message => Assert.Equal(0, message.GetProperty("skipped").GetInt64()));
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
