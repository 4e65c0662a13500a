using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Figures;

public sealed class FigureReadingTests
{
    [Fact]
    public void Reading_is_the_alt_text_with_markup_made_harmless()
    {
        var figure = new Figure("name", "Title", "a <b> & c", TestFigures.FlatBars().Panels[0]);

        Assert.Equal("<p class=\"ser-reading\">a &lt;b&gt; &amp; c</p>\n", figure.Reading.ToHtml());
        Assert.Equal("a <b> & c", figure.Reading.ToPlainText());
        Assert.Throws<ArgumentException>(() => new FigureReading(" "));
    }

    // A sine has all of its power at its frequency, within a bin of 31.25 Hz.
    [Fact]
    public void Spectrogram_of_a_sine_says_where_its_power_lies()
    {
        var text = ClipFigures.Spectrogram(TestSignal.Sine(1000, 0.5)).Reading.Text;
        Assert.InRange(double.Parse(text.Split("below ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), 968, 1032);
    }

    [Fact]
    public void Mel_spectrogram_says_how_much_is_voiced_and_how_high()
    {
        var voice = TestSignal.Harmonics(150, 0.5);
        var text = ClipFigures.MelSpectrogram(voice, new F0Tracker(voice.SampleRate).Track(voice)).Reading.Text;
        var range = System.Text.RegularExpressions.Regex.Match(text, "between ([0-9]+) and ([0-9]+) Hz in the ([0-9]+) %");
        Assert.True(range.Success, text);
        Assert.InRange(int.Parse(range.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 145, 150);
        Assert.InRange(int.Parse(range.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), 150, 155);
        var silence = TestSignal.Silence(0.5);
        Assert.Contains(
            "no frame is voiced",
            ClipFigures.MelSpectrogram(silence, new F0Tracker(silence.SampleRate).Track(silence)).Reading.Text,
            StringComparison.Ordinal
        );
    }

    // Pairs stand close together; those of one speaker differ in emotion.
    [Fact]
    public void Projection_says_whose_neighbours_are_alike()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 1);
        var x = table.Rows.Select(row => row.Utterance.Speaker == "s0" ? 0.0 : 10).ToArray();
        var y = table.Rows.Select(row => row.Utterance.Emotion == "a" ? 0.0 : 1).ToArray();
        var text = FeatureFigures.Projection(table, new Projection("PCA", [.. table.RowNumbers], x, y, "x", "y")).Reading.Text;
        Assert.EndsWith("of the same emotion in 0 % and of the same speaker in 100 % of cases.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Distributions_say_what_the_groups_explain()
    {
        var table = TestCorpus.Table(distance: 2);
        var name = table.Set.Columns[0].Name;
        var strength = FeatureStrength.Of(table)[0];
        Assert.EndsWith(
            FormattableString.Invariant($"the emotion explains: {name} {strength.Emotion * 100:0} %."),
            FeatureFigures.Distributions(table, name).Reading.Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            FormattableString.Invariant($"the speaker explains: {name} {strength.Speaker * 100:0} %."),
            FeatureFigures.DistributionsBySpeaker(table, name).Reading.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Table_of_cells_names_those_that_are_empty()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 2);
        var full = table.Corpus;
        var holed = new Corpus(
            "test",
            "nowhere",
            full.Utterances.Where(utterance => (utterance.Speaker, utterance.Emotion) != ("s1", "b")),
            []
        );
        Assert.EndsWith("no cell is empty.", CorpusFigures.Cells(full).Reading.Text, StringComparison.Ordinal);
        Assert.EndsWith("empty are 1: s1 b.", CorpusFigures.Cells(holed).Reading.Text, StringComparison.Ordinal);
    }
}
