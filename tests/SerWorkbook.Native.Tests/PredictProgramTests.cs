using SerWorkbook.Speech;

namespace SerWorkbook.Native.Tests;

/// <summary>The program ser-predict.</summary>
public sealed class PredictProgramTests(PublishedNative published, SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void Prints_a_line_for_each_file_and_the_notice_of_the_data()
    {
        var run = Run([files.Bundle, .. files.Recordings]).Good();
        var model = EmotionModel.Load(files.Bundle);
        Assert.Equal(
            files.Recordings.Select(clip => (clip, model.Predict(clip).Answer)),
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Select(cells => (cells[0], cells[1]))
        );
        Assert.Contains("non-commercial", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_document_of_the_workbook_to_the_last_bit()
    {
        string[] clips = [.. files.Recordings, "no-such.wav"];
        var run = Run([files.SerFull, "--json", .. clips]);
        var expected = WorkbookProgram.Run(["predict", "--model", files.SerFull, "--json", .. clips]);
        Assert.Equal((1, 1), (run.Code, expected.Code));
        Assert.Equal(expected.Output, run.Output);
    }

    [Fact]
    public void Reads_a_file_from_standard_input()
    {
        var run = CommandRun.Of(published.Program(), [files.GeMaps, "-"], input: File.ReadAllBytes(files.Recordings[1])).Good();
        Assert.StartsWith(
            $"-\t{EmotionModel.Load(files.GeMaps).Predict(files.Recordings[1]).Answer}\t",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Bad_input_gives_one_sentence_and_exit_code_1_and_the_rest_is_predicted()
    {
        File.WriteAllText(Path.Combine(files.Folder, "text.wav"), "no sound");
        var run = Run([files.GeMaps, Path.Combine(files.Folder, "text.wav"), files.Recordings[0]]);
        Assert.Equal(1, run.Code);
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("text.wav", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A model and at least one WAV file are needed")]
    [InlineData("A model and at least one WAV file are needed", "model.json")]
    [InlineData("'--loud' is not an option", "model.json", "clip.wav", "--loud")]
    [InlineData("none.ser: there is no such file", "none.ser", "clip.wav")]
    [InlineData("Standard input (-) can be read only once", "none.ser", "-", "-")]
    public void Wrong_usage_gives_one_sentence_and_exit_code_1(string sentence, params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Says_what_it_is()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", Run(["--version"]).Good().Output);
        Assert.Contains("Usage: ser-predict MODEL FILE...", Run(["--help"]).Good().Output, StringComparison.Ordinal);
    }

    private CommandRun Run(string[] arguments) => CommandRun.Of(published.Program(), arguments);
}
