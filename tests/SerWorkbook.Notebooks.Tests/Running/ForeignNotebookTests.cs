using System.Diagnostics;

namespace SerWorkbook.Notebooks.Tests.Running;

/// <summary>Notebooks of others name files that are none: pipes that nobody writes, devices that never end.</summary>
public sealed class ForeignNotebookTests
{
    [Theory]
    // What strings in cells name is hashed before the cells run.
    [InlineData("\"pipe.txt\".Length", null)]
    [InlineData("\"/dev/zero\".Length", null)]
    [InlineData("#load \"/dev/zero\"\n1", null)]
    [InlineData("#load \"pipe.csx\"\n1", null)]
    [InlineData("#!import pipe.csx\n1", null)]
    [InlineData("#!import pipe.ipynb\n1", "'pipe.ipynb' is not a notebook: it is empty, or no regular file.")]
    public async Task Pipes_and_devices_are_not_read(string code, string? failure)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["pipe.txt", "pipe.csx", "pipe.ipynb"])
        {
            MakePipe(folder[name]);
        }

        new NotebookDocument { Cells = [NotebookCell.Code(code)] }.Save(folder["a.ipynb"]);

        var run = await NotebookRunner.RunAsync(
            folder["a.ipynb"],
            new NotebookRunOptions { RecordPath = folder["a.json"], FindInputs = true },
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(failure, run.Failure?.Message);
    }

    [Theory]
    [InlineData("pipe.ipynb", "it is empty, or no regular file")]
    [InlineData("/dev/zero", "it is empty, or no regular file")]
    [InlineData("large.ipynb", "The file has 600 MB; at most 512 MB are read.")]
    public void Notebook_that_is_none_is_refused_in_one_sentence(string name, string part)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");
        using var folder = new TemporaryFolder();
        MakePipe(folder["pipe.ipynb"]);
        using (var large = File.Create(folder["large.ipynb"]))
        {
            large.SetLength(600_000_000);
        }

        var path = Path.GetFullPath(name, folder[""]);
        var refusal = Assert.Throws<NotebookException>(() => NotebookDocument.Load(path));

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
    }

    private static void MakePipe(string path)
    {
        using var make = Process.Start("mkfifo", [path]);
        make.WaitForExit();
    }
}
