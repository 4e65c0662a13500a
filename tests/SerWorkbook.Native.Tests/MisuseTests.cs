namespace SerWorkbook.Native.Tests;

/// <summary>Wrong calls from C give an error code and one sentence, and never crash.</summary>
public sealed class MisuseTests(PublishedNative published, SampleFiles files, ITestOutputHelper output) : IClassFixture<SampleFiles>
{
    [Fact]
    public void Wrong_calls_wrong_handles_and_many_threads_are_survived()
    {
        _ = published.Library();
        Assert.SkipUnless(CommandRun.Exists("gcc"), "gcc is not installed here.");
        using var folder = new TemporaryFolder();
        var truncated = folder.File("truncated.ser");
        File.WriteAllBytes(truncated, File.ReadAllBytes(files.Bundle)[..5_000]);
        Directory.CreateDirectory(folder.File("empty"));
        string[] warnings = ["-std=gnu99", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread"];
        string[] library = ["-I", published.LibraryFolder, "-L", published.LibraryFolder, "-lserworkbook", "-lm"];
        var source = Path.Combine(Repository.Root(), "tests", "SerWorkbook.Native.Tests", "C", "misuse.c");
        string[] result = ["-o", folder.File("misuse"), $"-Wl,-rpath,{published.LibraryFolder}"];
        CommandRun.Of("gcc", [.. warnings, source, .. library, .. result]).Good();
        string[] arguments = [files.Bundle, files.Recordings[0], truncated, files.PerSpeaker, folder.File("empty")];
        var run = CommandRun.Of(folder.File("misuse"), arguments);
        output.WriteLine(run.Output);
        Assert.Contains(" 0 faults", run.Good().Output, StringComparison.Ordinal);
    }
}
