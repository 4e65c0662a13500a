using System.Text.Json;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary>The timeline that the page records.</summary>
public sealed class PageTimelineTests
{
    // A report every 50 ms, from second 10 on; another answer at the last but one.
    private const string Recorded = """
        (() => {
          const timeline = new Timeline(['a,b', 'c'], 'SerFull-2');
          for (let i = 0; i <= 10; i++) {
            const emotion = i < 9 ? 'c' : 'a,b';
            const state = { emotion, answer: emotion, doubt: null, speaking: true, levelDb: -20.04, probabilities: { 'a,b': 0.25, c: 0.75 } };
            timeline.add({ state, events: i === 9 ? [{ kind: 'emotionChanged' }] : [], weights: { jawOpen: i / 10, noseSneerLeft: 0 } }, 10 + i / 20);
          }
          return timeline;
        })()
        """;

    [Fact]
    public void Frames_are_a_tenth_of_a_second_apart_and_at_each_change() =>
        Assert.Equal("[0,0.1,0.2,0.3,0.4,0.45]", Evaluate($"{Recorded}.frames.map(frame => frame.seconds)"));

    [Fact]
    public void The_frame_of_a_time_is_the_last_one_before_it() =>
        Assert.Equal("[0,0,0.3,0.45]", Evaluate($"[-1, 0.05, 0.35, 9].map(at => {Recorded}.at(at).seconds)"));

    [Fact]
    public void The_table_has_a_line_per_frame_and_quotes_what_needs_it()
    {
        var lines = JsonSerializer.Deserialize<string>(Evaluate($"{Recorded}.toCsv()"))!.Split("\r\n");
        Assert.Equal("seconds,emotion,answer,doubt,speaking,level_db,\"p_a,b\",p_c", lines[0]);
        Assert.Equal("0,c,c,,1,-20,0.25,0.75", lines[1]);
        Assert.Equal("0.45,\"a,b\",\"a,b\",,1,-20,0.25,0.75", lines[6]);
        Assert.Equal(("", 8), (lines[7], lines.Length));
    }

    [Fact]
    public void The_document_holds_frames_events_and_the_weights_that_are_not_zero()
    {
        var text = JsonSerializer.Deserialize<string>(Evaluate($"{Recorded}.toJson()"))!;
        var document = JsonDocument.Parse(text).RootElement;
        Assert.Equal("serworkbook-timeline", document.GetProperty("format").GetString());
        Assert.Equal(6, document.GetProperty("frames").GetArrayLength());
        Assert.Equal("""{"jawOpen":0.4}""", document.GetProperty("frames")[2].GetProperty("weights").GetRawText());
        Assert.Equal("""{"at":0.45,"kind":"emotionChanged"}""", document.GetProperty("events")[0].GetRawText());
    }

    private static string Evaluate(string expression) => PageModule.Evaluate("timeline.js", "Timeline", expression);
}
