using System.Globalization;
using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

public sealed class RunTests
{
    private static readonly string[] Notebooks =
    [
        "01-data-understanding",
        "02-waveforms-and-spectrograms",
        "03-feature-extraction",
        "04-model-search",
        "05-evaluation",
        "06-export",
        "07-live-tracking",
    ];

    [Fact]
    public void Leaves_pages_figures_leaderboard_and_a_model_that_predicts_and_reuses_them()
    {
        using var ser = new SerProcess(withNotebooks: true);
        var corpus = SmallCorpus.Write(
            ser.At("corpus with 'quotes' & жук"),
            suffix: " \"<script>alert(1)</script>\" 日本".Replace("/", "", StringComparison.Ordinal)
        );
        var bad = Path.Combine(corpus, "<img src=x onerror=alert(1)>.wav");
        File.WriteAllText(bad, "no sound");
        File.AppendAllText(Path.Combine(corpus, "manifest.csv"), $"{Path.GetFileName(bad)},s0,a,f,9\n");
        string[] command = ["run", "--data", corpus, "--trials", "3", "--out", ser.At("out"), "--json"];

        var first = ser.Run(command);
        Assert.True(first.Code == 0, first.Error + first.Output);
        Assert.Equal(Notebooks.Select(name => (name, "executed")), Statuses(first));
        CheckOutput(ser.At("out"));
        var second = ser.Run(command);
        Assert.Equal(Notebooks.Select(name => (name, "reused")), Statuses(second));
        CheckOutput(ser.At("out"));

        var clip = Directory.GetFiles(corpus, "s1-e2-t0*.wav").Single();
        var prediction = ser.Run("predict", "--model", ser.At("out/model"), clip, bad, "--json");
        Assert.Equal(1, prediction.Code);
        Assert.Contains("not audio", prediction.Complaint, StringComparison.Ordinal);
        var answers = prediction.Json.GetProperty("predictions");
        Assert.Equal("c", answers[0].GetProperty("emotion").GetString());
        Assert.Equal(1, answers[0].GetProperty("probabilities").EnumerateObject().Sum(p => p.Value.GetDouble()), 1e-9);
        Assert.Equal(JsonValueKind.Null, answers[1].GetProperty("emotion").ValueKind);
    }

    [Fact]
    public void A_picture_that_is_gone_is_made_again_with_the_same_notebook()
    {
        using var ser = new SerProcess(withNotebooks: true);
        foreach (var other in Notebooks[1..])
        {
            File.Delete(ser.At($"notebooks/{other}.ipynb"));
        }

        var corpus = SmallCorpus.Write(ser.At("corpus"));
        string[] command = ["run", "--data", corpus, "--trials", "1", "--out", ser.At("out"), "--json"];
        Assert.Equal([(Notebooks[0], "executed")], Statuses(ser.Run(command)));
        var before = Contents(ser.At("out/notebooks"));
        Assert.Equal([(Notebooks[0], "reused")], Statuses(ser.Run(command)));

        File.Delete(ser.At("out/images/counts.png"));
        Assert.Equal([(Notebooks[0], "executed")], Statuses(ser.Run(command)));
        Assert.True(File.Exists(ser.At("out/images/counts.png")));
        Assert.Equal(before, Contents(ser.At("out/notebooks")));
    }

    [Fact]
    public void A_run_on_the_demo_corpus_brings_the_projects_own_notebooks_up_to_date()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("SERWORKBOOK_MAIN_JOB") == "apart",
            "SERWORKBOOK_MAIN_JOB is apart: whoever runs the tests runs the main job, too."
        );
        using var ser = new SerProcess(withNotebooks: true);
        var result = ser.Run("run");
        Assert.True(result.Code == 0, result.Error + result.Output);
        foreach (var name in Notebooks)
        {
            var light = File.ReadAllText(ser.At($"notebooks/{name}.ipynb"));
            Assert.DoesNotContain("\"execution_count\": null", light, StringComparison.Ordinal);
            Assert.DoesNotContain("data:audio", light, StringComparison.Ordinal);
            Assert.DoesNotContain("vnd.plotly", light, StringComparison.Ordinal);
            Assert.Contains("Synthetic voices", light, StringComparison.Ordinal);
            Assert.InRange(light.Length, 1000, 2_000_000);
            Assert.Contains("Synthetic voices", File.ReadAllText(ser.At($"data/runs/demo/{name}.html")), StringComparison.Ordinal);
        }

        Assert.Equal(
            Directory.GetFiles(ser.At("data/runs/demo/images")).Select(Path.GetFileName).Order(),
            Directory.GetFiles(ser.At("images")).Select(Path.GetFileName).Order()
        );
        Assert.Contains("Pages: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_fails_stops_the_run_with_exit_code_2_and_its_place()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), 2, 2, 1);
        File.WriteAllText(ser.At("notebooks/01-broken.ipynb"), Notebook("int x = 1;", "x + 1", "var y = 0;\nx / y"));
        File.WriteAllText(ser.At("notebooks/02-after.ipynb"), Notebook("1 + 1"));
        var result = ser.Run("run", "--data", corpus, "--out", ser.At("out"));
        Assert.Equal(2, result.Code);
        Assert.Contains("01-broken: cell 3, line 2", result.Complaint, StringComparison.Ordinal);
        Assert.Contains("DivideByZeroException", File.ReadAllText(ser.At("out/01-broken.html")), StringComparison.Ordinal);
        Assert.False(File.Exists(ser.At("out/02-after.html")));
        Assert.False(File.Exists(ser.At("out/run.json")));
        var alone = ser.Run("notebooks", "run", ser.At("notebooks/01-broken.ipynb"), "--out", ser.At("alone"));
        Assert.Equal(2, alone.Code);
    }

    [Fact]
    public void Notebooks_are_run_with_parameters_and_rendered_on_their_own()
    {
        using var ser = new SerProcess();
        File.WriteAllText(ser.At("n.ipynb"), Notebook("Console.WriteLine(\"<b>\" + 6 * 7);"));
        Assert.Equal(0, ser.Run("notebooks", "run", "n.ipynb").Code);
        Assert.Equal(0, ser.Run("notebooks", "render", "n.ipynb", "--out", "pages").Code);
        Assert.Contains("&lt;b&gt;42", File.ReadAllText(ser.At("pages/n.html")), StringComparison.Ordinal);
        var unknown = ser.Run("notebooks", "run", "n.ipynb", "--param", "x=1");
        Assert.Equal(1, unknown.Code);
        Assert.Contains("x", unknown.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named_before_any_work()
    {
        using var ser = new SerProcess(withNotebooks: true);
        var corpus = SmallCorpus.Write(ser.At("corpus"), 2, 2, 1);
        File.WriteAllText(ser.At("file"), "in the way");
        foreach (var command in new[] { "run", "search" })
        {
            var result = ser.Run(command, "--data", corpus, "--out", ser.At("file/below"));
            Assert.Equal(1, result.Code);
            Assert.Contains("cannot be written", result.Complaint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ctrl_c_ends_the_run_with_130_and_leaves_nothing_half_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGINT cannot be sent to a process of its own on Windows.");
        using var ser = new SerProcess(withNotebooks: true);
        using var process = ser.Start("run", "--trials", "5000", "--budget", "10m");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains("Measuring every recording", StringComparison.Ordinal))
            {
                // Some recordings are measured by then; whether all are depends on the machine.
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
                SerProcess.Interrupt(process);
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        Assert.Contains(lines, line => line.StartsWith("ser: Stopped.", StringComparison.Ordinal));
        Assert.Equal(130, process.ExitCode);
        Assert.DoesNotContain(
            Directory.GetFiles(ser.Folder, "*", SearchOption.AllDirectories),
            file => file.Contains(".partial", StringComparison.Ordinal)
        );
        Assert.False(File.Exists(ser.At("data/runs/demo/run.json")));
        Assert.NotEmpty(Directory.GetFiles(ser.At("data/cache"), "*.bin", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("nothing.json", null, "no such file")]
    [InlineData("model.json", "{\"a\":1}", "not a model file")]
    [InlineData("model.json", "", "the file is empty (0 bytes)")]
    [InlineData("model.zip", "PK", "not a model file")]
    public void A_model_that_is_none_is_refused(string name, string? content, string part)
    {
        using var ser = new SerProcess();
        WavWriter.Write(ser.At("a.wav"), TestSignal.Harmonics(200, 0.5));
        if (content is not null)
        {
            File.WriteAllText(ser.At(name), content);
        }

        var result = ser.Run("predict", "--model", ser.At(name), "a.wav");
        Assert.Equal(1, result.Code);
        Assert.Contains(part, result.Complaint, StringComparison.Ordinal);
    }

    private static void CheckOutput(string folder)
    {
        foreach (var name in Notebooks)
        {
            var page = File.ReadAllText(Path.Combine(folder, name + ".html"));
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.Contains("Content-Security-Policy", page, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "\"execution_count\": null",
                File.ReadAllText(Path.Combine(folder, "notebooks", name + ".ipynb")),
                StringComparison.Ordinal
            );
        }

        Assert.Contains(
            "&lt;img src=x onerror=alert(1)&gt;.wav",
            File.ReadAllText(Path.Combine(folder, Notebooks[0] + ".html")),
            StringComparison.Ordinal
        );
        Assert.Equal(4, File.ReadAllLines(Path.Combine(folder, "leaderboard.csv")).Length);
        string[] files =
        [
            "index.html",
            "run.json",
            "search.json",
            "model/model.json",
            "model/model.zip",
            "images/confusion-loso.png",
            "images/mel-spectrogram-f0.png",
        ];
        Assert.All(files, file => Assert.True(new FileInfo(Path.Combine(folder, file)) is { Exists: true, Length: > 100 }, file));
    }

    private static IEnumerable<(string, string)> Statuses(SerOutput result) =>
        result
            .Json.GetProperty("notebooks")
            .EnumerateArray()
            .Select(notebook => (notebook.GetProperty("name").GetString()!, notebook.GetProperty("status").GetString()!));

    private static IEnumerable<string> Contents(string folder) =>
        [.. Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static string Notebook(params string[] cells) =>
        JsonSerializer.Serialize(
            new
            {
                cells = cells.Select(
                    (source, i) =>
                        new
                        {
                            cell_type = "code",
                            execution_count = (int?)null,
                            id = "c" + i.ToString(CultureInfo.InvariantCulture),
                            metadata = new { },
                            outputs = Array.Empty<object>(),
                            source,
                        }
                ),
                metadata = new
                {
                    kernelspec = new
                    {
                        display_name = ".NET (C#)",
                        language = "C#",
                        name = ".net-csharp",
                    },
                },
                nbformat = 4,
                nbformat_minor = 5,
            }
        );
}
