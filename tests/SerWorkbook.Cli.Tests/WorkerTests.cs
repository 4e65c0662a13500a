using System.IO.Pipes;
using System.Text.Json;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Tests;

/// <summary>The process that runs notebooks for ser, spoken to as ser does.</summary>
public sealed class WorkerTests
{
    [Fact]
    public void Run_that_is_stopped_before_it_begins_executes_nothing_and_the_next_one_is_not_touched()
    {
        using var ser = new SerProcess();
        SmallNotebook.Save(ser.At("a.ipynb"), "File.WriteAllText(\"ran.txt\", \"\"); while (true) System.Threading.Thread.Sleep(10);");
        SmallNotebook.Save(ser.At("b.ipynb"), "1 + 1");
        using var requests = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        using var answers = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        using var worker = ser.Start("notebook-worker", requests.GetClientHandleAsString(), answers.GetClientHandleAsString());
        requests.DisposeLocalCopyOfClientHandle();
        answers.DisposeLocalCopyOfClientHandle();
        using (var writer = new StreamWriter(requests))
        {
            using var reader = new StreamReader(answers);
            writer.Write(Request(ser.At("a.ipynb")) + Request(null) + Request(ser.At("b.ipynb")));
            writer.Flush();

            Assert.Equal("stopped", Ending(reader));
            Assert.Equal($"status {(int)RunStatus.Succeeded}", Ending(reader));
            Assert.False(File.Exists(ser.At("ran.txt")));
            var sum = Assert.IsType<ResultOutput>(Assert.Single(NotebookDocument.Load(ser.At("b.ipynb")).Cells[0].Outputs));
            Assert.Equal("2", sum.Data.Text("text/plain"));
        }

        Assert.True(worker.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, worker.ExitCode);
    }

    private static string Request(string? path) =>
        JsonSerializer.Serialize(
            new
            {
                Path = path,
                Options = path is null
                    ? null
                    : new
                    {
                        Fingerprint = "",
                        Inputs = Array.Empty<string>(),
                        Parameters = new { },
                    },
            }
        ) + "\n";

    private static string Ending(StreamReader answers)
    {
        while (answers.ReadLine() is { } line)
        {
            var answer = JsonElement.Parse(line);
            if (answer.GetProperty("Progress").ValueKind == JsonValueKind.Null)
            {
                return answer.GetProperty("Result") is { ValueKind: JsonValueKind.Object } result ? $"status {result.GetProperty("Status")}"
                    : answer.GetProperty("IsStopped").GetBoolean() ? "stopped"
                    : line;
            }
        }

        return "nothing";
    }
}
