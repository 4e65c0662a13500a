using System.Text.Json;
using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Tests.Jupyter;

public sealed partial class NbconvertTests
{
    [Fact]
    public async Task Every_notebook_runs_under_nbconvert_as_it_runs_here()
    {
        JupyterTool.Require("jupyter", "nbconvert", "--version");
        using var ser = new SerProcess(withNotebooks: true);
        SmallCorpus.Write(ser.At("corpus"));
        JupyterTool.InstallKernel(ser);
        var notebooks = Directory.GetFiles(ser.At("notebooks"), "*.ipynb").Order(StringComparer.Ordinal).ToArray();
        foreach (var notebook in notebooks)
        {
            File.WriteAllText(
                notebook,
                Trials()
                    .Replace(
                        File.ReadAllText(notebook)
                            .Replace("string data = \\\"\\\";", "string data = \\\"../corpus\\\";", StringComparison.Ordinal),
                        "int trials = 2;"
                    )
            );
        }

        using var process = JupyterTool.Start(
            ser,
            "jupyter",
            [
                "nbconvert",
                "--execute",
                "--ExecutePreprocessor.kernel_name=serworkbook",
                "--ExecutePreprocessor.timeout=600",
                "--to",
                "notebook",
                "--output-dir",
                ser.At("out"),
                .. notebooks,
            ]
        );
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, await output + error);
        foreach (var notebook in notebooks)
        {
            CheckExecuted(Path.Combine(ser.At("out"), Path.GetFileName(notebook)));
        }
    }

    private static void CheckExecuted(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var cells = document
            .RootElement.GetProperty("cells")
            .EnumerateArray()
            .Where(c => c.GetProperty("cell_type").GetString() == "code")
            .ToList();
        Assert.NotEmpty(cells);
        Assert.Equal(Enumerable.Range(1, cells.Count), cells.Select(c => c.GetProperty("execution_count").GetInt32()));
        var outputs = cells.SelectMany(c => c.GetProperty("outputs").EnumerateArray()).ToList();
        Assert.DoesNotContain(outputs, o => o.GetProperty("output_type").GetString() == "error");
        Assert.Contains(
            outputs,
            o =>
                o.TryGetProperty("data", out var data)
                && (data.TryGetProperty("image/png", out _) || data.TryGetProperty("text/html", out _))
        );
    }

    [GeneratedRegex(@"int trials = \d+;")]
    private static partial Regex Trials();
}
