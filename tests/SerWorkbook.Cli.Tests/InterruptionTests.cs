using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

/// <summary>What is left of work that was killed, and what is tried before work begins.</summary>
public sealed class InterruptionTests
{
    private const int NoProcess = int.MaxValue;

    [Fact]
    public async Task A_run_that_was_killed_reuses_what_was_finished_and_its_worker_ends_with_it()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Looks for processes below /proc.");
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), 2, 2, 1);
        SmallNotebook.Save(ser.At("notebooks/01-first.ipynb"), "System.IO.File.WriteAllText(\"../out/a.txt\", \"a\"); Guid.NewGuid()");
        SmallNotebook.Save(
            ser.At("notebooks/02-second.ipynb"),
            "using System.IO;\nif (!File.Exists(\"go\")) { File.WriteAllText(\"worker\", $\"{Environment.ProcessId}\\n\"); "
                + "System.Threading.Thread.Sleep(-1); }\nFile.ReadAllText(\"../out/a.txt\")"
        );
        string[] command = ["run", "--data", corpus, "--out", ser.At("out"), "--json"];
        using (var process = ser.Start(command))
        {
            await UntilAsync(() => File.Exists(ser.At("notebooks/worker")) && File.ReadAllText(ser.At("notebooks/worker")).EndsWith('\n'));
            process.Kill(entireProcessTree: false);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // Its cell would sleep for ever.
        var worker = int.Parse(File.ReadAllText(ser.At("notebooks/worker")), CultureInfo.InvariantCulture);
        await UntilAsync(() => !IsAlive(worker));
        var first = File.ReadAllBytes(ser.At("out/notebooks/01-first.ipynb"));
        File.WriteAllText(ser.At("notebooks/go"), "");
        var again = ser.Run(command);

        Assert.True(again.Code == 0, again.Error + again.Output);
        Assert.Equal(
            ["reused", "executed"],
            again.Json.GetProperty("notebooks").EnumerateArray().Select(entry => entry.GetProperty("status").GetString())
        );
        Assert.Equal(first, File.ReadAllBytes(ser.At("out/notebooks/01-first.ipynb")));
    }

    [Fact]
    public void A_notebook_is_whole_as_long_as_what_it_wrote_is_unchanged_or_a_later_one_wrote_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("notebooks"));
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        void Write(string name, string text)
        {
            File.WriteAllText(folder.File(name), text);
            File.SetLastWriteTimeUtc(folder.File(name), time = time.AddSeconds(1));
        }

        var finished = new FinishedNotebooks(folder.Path, ["a", "b"]);
        var before = finished.Snapshot();
        Write("one", "by a");
        Write("both", "by a");
        Assert.False(finished.IsWhole(0));
        finished.Save(0, before);
        Assert.True(finished.IsWhole(0));
        before = finished.Snapshot();
        Write("both", "by b");
        Assert.False(finished.IsWhole(0));
        finished.Save(1, before);
        Assert.True(finished.IsWhole(0) && finished.IsWhole(1));

        finished.ForgetFrom(1);
        Assert.False(finished.IsWhole(0) || finished.IsWhole(1));
        Write("both", "by a");
        Assert.True(finished.IsWhole(0));
        File.Delete(folder.File("one"));
        Assert.False(finished.IsWhole(0));
    }

    public static TheoryData<string> CommandsWithOut() => [.. Commands([], SerCommand.CreateRoot(new SerConsole()))];

    [Theory]
    [MemberData(nameof(CommandsWithOut))]
    public void Place_of_results_is_tried_before_any_work_by_every_command(string command)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "");
        void Try(string place) =>
            OutputPlace.Require(SerCommand.CreateRoot(new SerConsole()).Parse([.. command.Split(' '), "--out", place]).CommandResult);

        var refusal = Assert.Throws<SerException>(() => Try(folder.File("file/below/out.x")));
        Assert.Contains("results cannot be written there", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<SerException>(() => Try(" "));
        Try(folder.File("new/below/out.x"));
        Assert.Equal([folder.File("file")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Temporary_folders_of_processes_that_were_killed_are_deleted_and_no_others()
    {
        using var folder = new TemporaryFolder();
        string Make(string name, TimeSpan age)
        {
            Directory.CreateDirectory(folder.File(name));
            File.WriteAllText(folder.File(name + "/outputs.jsonl"), "");
            Directory.SetLastWriteTimeUtc(folder.File(name), DateTime.UtcNow - age);
            return name;
        }

        var (old, young) = (TimeSpan.FromMinutes(61), TimeSpan.FromMinutes(59));
        Make(FormattableString.Invariant($"ser-run-{NoProcess}-abc"), old);
        string[] kept =
        [
            Make(FormattableString.Invariant($"ser-run-{NoProcess}-young"), young),
            Make(FormattableString.Invariant($"ser-run-{Environment.ProcessId}-alive"), old),
            Make("ser-abc", old),
            Make(FormattableString.Invariant($"other-run-{NoProcess}-abc"), old),
        ];

        StrayScratch.Delete(folder.Path);

        Assert.Equal(kept.Order(), Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(255, false)]
    [InlineData(256, true)]
    [InlineData(ulong.MaxValue, true)]
    public void Too_few_open_files_are_refused_in_one_sentence(ulong limit, bool isEnough)
    {
        var refusal = Record.Exception(() => FileHandles.Require(limit));

        Assert.Equal(isEnough, refusal is null);
        Assert.True(isEnough || refusal is SerException && refusal.Message.Contains($"{limit} open files", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Commands(IEnumerable<string> above, Command command) =>
        (command.Options.Any(option => option.Name == OutputPlace.Option) ? [string.Join(' ', above)] : (string[])[]).Concat(
            command.Subcommands.SelectMany(below => Commands([.. above, below.Name], below))
        );

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"))
                .Contains(") Z", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is ArgumentException or IOException)
        {
            return false;
        }
    }
}
