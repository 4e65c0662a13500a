using SerWorkbook.Cli.Measuring;

namespace SerWorkbook.Cli.Tests.Measuring;

public sealed class ScaleCorpusTests
{
    [Fact]
    public void Every_speaker_has_every_emotion_and_a_smaller_list_begins_a_larger_one()
    {
        var large = ScaleCorpus.List(200, 1).Split('\n');
        var small = ScaleCorpus.List(ScaleCorpus.FewestClips, 1).Split('\n');
        Assert.Equal(large[..small.Length][..^1], small[..^1]);
        Assert.Equal(200, large[1..^1].Distinct().Count());
        var cells = small[1..^1].Select(line => line.Split('/')[0]).CountBy(folder => folder).ToArray();
        Assert.Equal(20, cells.Length);
        Assert.All(cells, cell => Assert.Equal(2, cell.Value));
        Assert.Equal(16_000, large[1..^1].Average(line => int.Parse(line.Split(',')[2])), 500.0);
    }
}
