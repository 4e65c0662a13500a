using System.Globalization;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Figures;

public sealed class FigureReadingTests
{
    [Fact]
    public void Reading_is_the_interpretation_with_markup_made_harmless()
    {
        var figure = new Figure("name", "Title", "alt", TestFigures.FlatBars().Panels[0]) { Interpretation = "a <b> & c" };

        Assert.Equal("<p class=\"ser-reading\">a &lt;b&gt; &amp; c</p>\n", figure.Reading?.ToHtml());
        Assert.Equal("a <b> & c", figure.Reading?.ToPlainText());
        Assert.Null((figure with { Interpretation = null }).Reading);
        Assert.Throws<ArgumentException>(() => new FigureReading(" "));
    }

    // A sine has all of its power at its frequency, within a bin of 31.25 Hz.
    [Fact]
    public void Spectrogram_of_a_sine_says_where_its_power_lies()
    {
        var text = ClipFigures.Spectrogram(TestSignal.Sine(1000, 0.5)).Interpretation!;
        Assert.InRange(double.Parse(text.Split("below ")[1].Split(' ')[0], CultureInfo.InvariantCulture), 968, 1032);
    }

    [Fact]
    public void Mel_spectrogram_says_how_much_is_voiced_and_how_high()
    {
        var voice = TestSignal.Harmonics(150, 0.5);
        var text = ClipFigures.MelSpectrogram(voice, new F0Tracker(voice.SampleRate).Track(voice)).Interpretation!;
        var range = Regex.Match(text, "^([0-9]+) % of the frames are voiced; their F0 lies between ([0-9]+) and ([0-9]+) Hz");
        Assert.True(range.Success, text);
        Assert.InRange(int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture), 80, 100);
        Assert.InRange(int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture), 145, 150);
        Assert.InRange(int.Parse(range.Groups[3].Value, CultureInfo.InvariantCulture), 150, 155);
        var silence = TestSignal.Silence(0.5);
        Assert.Equal(
            "No frame is voiced, so there is no F0.",
            ClipFigures.MelSpectrogram(silence, new F0Tracker(silence.SampleRate).Track(silence)).Interpretation
        );
    }

    // Pairs stand close together; those of one speaker differ in emotion.
    [Fact]
    public void Projection_says_whose_neighbours_are_alike()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 1);
        var x = table.Rows.Select(row => row.Utterance.Speaker == "s0" ? 0.0 : 10).ToArray();
        var y = table.Rows.Select(row => row.Utterance.Emotion == "a" ? 0.0 : 1).ToArray();
        Assert.Equal(
            "The nearest neighbour has the same emotion in 0 % of cases and the same speaker in 100 % (33 % and 33 % by chance): speakers "
                + "are separated better than emotions.",
            FeatureFigures.Projection(table, new Projection("PCA", [.. table.RowNumbers], x, y, "x", "y")).Interpretation
        );
    }

    [Fact]
    public void Distributions_say_what_the_groups_explain()
    {
        var table = TestCorpus.Table(distance: 2);
        var name = table.Set.Columns[0].Name;
        var strength = FeatureStrength.Of(table)[0];
        Assert.Equal(
            FormattableString.Invariant($"The emotion explains {strength.Emotion * 100:0} % of the variance of {name}."),
            FeatureFigures.Distributions(table, name).Interpretation
        );
        Assert.Equal(
            FormattableString.Invariant($"The speaker explains {strength.Speaker * 100:0} % of the variance of {name}."),
            FeatureFigures.DistributionsBySpeaker(table, name).Interpretation
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
        Assert.EndsWith("no cell is empty.", CorpusFigures.Cells(full).AltText, StringComparison.Ordinal);
        Assert.EndsWith("1 cell is empty.", CorpusFigures.Cells(holed).AltText, StringComparison.Ordinal);
        Assert.StartsWith("Every speaker acts every emotion", CorpusFigures.Cells(full).Interpretation, StringComparison.Ordinal);
        Assert.Contains("s1 has no b recordings", CorpusFigures.Cells(holed).Interpretation, StringComparison.Ordinal);
    }

    // Both emotions are predicted perfectly on known voices and all wrong on unheard ones.
    [Fact]
    public void Protocols_say_that_the_model_relies_on_familiar_voices()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 2);
        var known = Sentences.SmallInputs.Rung(Protocol.Clips, table, Sentences.SmallInputs.OneFold(table, KeptApart.Recordings), 0);
        var unheard = Sentences.SmallInputs.Rung(Protocol.Loso, table, Sentences.SmallInputs.BySpeaker(table), table.Rows.Count);
        Assert.Equal(
            "The UAR falls from 100.0 % on random recordings, where the voices are known, to 0.0 % on unheard speakers: the model relies "
                + "on familiar voices.",
            EvaluationFigures.Protocols([known, unheard]).Interpretation
        );
        Assert.Equal("The UAR on unheard speakers is 0.0 %; guessing gives 50.0 %.", EvaluationFigures.Protocols([unheard]).Interpretation);
    }
}
