using System.Text;
using System.Text.Json;
using SerWorkbook.Server.Tracking;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Tracking;

namespace SerWorkbook.Server.Tests;

/// <summary>What a session does in its turn.</summary>
public sealed class TurnTests
{
    private static readonly StreamRequest Request = new(16_000, SampleFormat.Pcm);

    private readonly ManualClock _clock = new();
    private readonly List<JsonElement> _sent = [];

    [Fact]
    public async Task A_turn_is_one_window()
    {
        var (stream, inbox) = Open();
        await WriteAsync(inbox, new byte[32_000 * 3]);
        for (var turn = 1; turn <= 5; turn++)
        {
            Assert.True(stream.Advance(out var end));
            Assert.Null(end);
            Assert.Equal(turn, _sent.Count(message => message.TryGetProperty("state", out _)));
        }

        Assert.False(stream.Advance(out _));
        inbox.Complete();
        Assert.True(inbox.HasMore);
        Assert.False(stream.Advance(out var last));
        Assert.Equal(SessionEnd.Completed, last);
    }

    [Fact]
    public async Task Windows_that_come_too_late_are_skipped_and_the_client_is_told()
    {
        var voice = StreamClient.Pcm(TrackerSounds.InRoom(TrackerSounds.Voice(110, 4)));
        var (late, inbox) = Open();
        await WriteAsync(inbox, voice[..96_000]);
        _clock.Advance(2.5);
        while (late.Advance(out _)) { }

        var skipped = _sent[^1].GetProperty("skipped").GetInt64();
        Assert.InRange(skipped, 3, 5);
        Assert.Equal(0, _sent[^1].GetProperty("state").GetProperty("predictions").GetInt64());

        // What comes in time is predicted again.
        await WriteAsync(inbox, voice[96_000..]);
        while (late.Advance(out _)) { }

        Assert.Equal(skipped, _sent[^1].GetProperty("skipped").GetInt64());
        Assert.InRange(_sent[^1].GetProperty("state").GetProperty("predictions").GetInt64(), 2, 4);
    }

    [Fact]
    public async Task The_delay_is_that_of_the_audio_that_is_read_not_of_its_length()
    {
        var inbox = new AudioInbox(Request, _clock);
        Assert.Equal(0, inbox.Delay().TotalSeconds);
        await WriteAsync(inbox, new byte[64_000]);
        _clock.Advance(1);
        await WriteAsync(inbox, new byte[64_000]);
        _clock.Advance(1);
        var samples = new float[16_000];
        Assert.Equal([2.0, 2, 1, 1], Enumerable.Range(0, 4).Select(_ => Delay()));

        double Delay()
        {
            Assert.Equal(samples.Length, inbox.Read(samples, out _));
            return inbox.Delay().TotalSeconds;
        }
    }

    [Fact]
    public async Task Half_a_sample_waits_for_its_other_half_and_asks_for_no_turn()
    {
        var inbox = new AudioInbox(Request, _clock);
        var samples = new float[10];
        await WriteAsync(inbox, [0x00, 0x40, 0x00]);
        Assert.True(inbox.HasMore);
        Assert.Equal(1, inbox.Read(samples, out _));
        Assert.Equal(0.5f, samples[0]);
        Assert.False(inbox.HasMore);
        Assert.Equal(0, inbox.Read(samples, out _));
        await WriteAsync(inbox, [0xC0]);
        Assert.Equal(1, inbox.Read(samples, out _));
        Assert.Equal(-0.5f, samples[0]);
        await WriteAsync(inbox, [0x01]);
        inbox.Complete();
        Assert.Equal(0, inbox.Read(samples, out var completed));
        Assert.True(completed);
    }

    [Fact]
    public async Task A_full_inbox_lets_the_connection_wait()
    {
        var inbox = new AudioInbox(Request, _clock);
        var samples = new float[300_000];
        Task last = Task.CompletedTask;
        var messages = 0;
        for (; last.IsCompleted && messages < 1_000; messages++)
        {
            inbox.Room(32_000).Span[..32_000].Clear();
            last = inbox.AddAsync(32_000).AsTask();
        }

        Assert.Equal(33, messages);
        Assert.Equal(300_000, inbox.Read(samples, out _));
        await last;
    }

    [Fact]
    public void Audio_fills_the_meter_and_time_empties_it()
    {
        var meter = new RateMeter(_clock, 2, 3);
        Assert.True(meter.Take(3));
        Assert.False(meter.Take(0.1));
        _clock.Advance(1);
        Assert.True(meter.Take(1.8));
        Assert.False(meter.Take(0.2));
        _clock.Advance(100);
        Assert.True(meter.Take(3));
        Assert.False(meter.Take(0.1));
    }

    [Fact]
    public void The_sound_that_warms_up_is_one_that_the_model_is_asked_about() => Assert.InRange(WarmUp.Run(ServerUnderTest.Model), 5, 20);

    private (TrackedStream Stream, AudioInbox Inbox) Open()
    {
        var inbox = new AudioInbox(Request, _clock);
        var options = new SharedOptions { Model = "", Token = "" };
        var stream = new TrackedStream(new EmotionTracker(ServerUnderTest.Model, 16_000), inbox, options, new ServerMetrics(), Keep);
        return (stream, inbox);
    }

    private bool Keep(byte[] message)
    {
        _sent.Add(JsonDocument.Parse(Encoding.UTF8.GetString(message)).RootElement.Clone());
        return true;
    }

    private static async Task WriteAsync(AudioInbox inbox, byte[] bytes)
    {
        bytes.CopyTo(inbox.Room(bytes.Length));
        await inbox.AddAsync(bytes.Length);
    }
}
