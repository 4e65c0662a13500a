using SerWorkbook.Samples;
using SerWorkbook.Speech;

namespace SerWorkbook.Native.Tests;

/// <summary>Programs in other languages predict what this process predicts.</summary>
public sealed class ConsumerTests(PublishedNative published, SampleFiles files) : IClassFixture<SampleFiles>
{
    private static string Consumers => Path.Combine(Repository.Root(), "src", "SerWorkbook.Native", "consumers");

    private string[] LinkFlags =>
        ["-I", published.LibraryFolder, "-L", published.LibraryFolder, "-lserworkbook", "-lm", $"-Wl,-rpath,{published.LibraryFolder}"];

    [Fact]
    public void C()
    {
        using var folder = new TemporaryFolder();
        AssertPredicts(Compile("gcc", ["-std=c99"], Path.Combine(Consumers, "c", "predict.c"), folder.File("predict")), []);
    }

    [Fact]
    public void Cpp()
    {
        using var folder = new TemporaryFolder();
        AssertPredicts(Compile("g++", ["-std=c++17"], Path.Combine(Consumers, "cpp", "predict.cpp"), folder.File("predict")), []);
    }

    [Fact]
    public void Python_from_its_folder()
    {
        var library = published.Library();
        RequireTool("python3");
        AssertPredicts(
            "python3",
            ["-m", "serworkbook"],
            new()
            {
                ["PYTHONPATH"] = Path.Combine(Consumers, "python"),
                ["SERWORKBOOK_LIBRARY"] = library,
                ["PYTHONDONTWRITEBYTECODE"] = "1",
            }
        );
    }

    [Fact]
    public void Python_installed_with_pip()
    {
        var library = published.Library();
        RequireTool("python3");
        Assert.SkipUnless(CommandRun.Of("python3", ["-c", "import pip"]).Code == 0, "Python's pip is not installed here.");
        using var folder = new TemporaryFolder();
        CopyFolder(Path.Combine(Consumers, "python"), folder.File("source"));
        foreach (var file in Directory.GetFiles(published.LibraryFolder, "lib*"))
        {
            File.Copy(file, Path.Combine(folder.File("source"), "serworkbook", Path.GetFileName(file)));
        }

        string[] install = ["-m", "pip", "install", "--no-index", "--no-deps", "--target", folder.File("site")];
        CommandRun.Of("python3", [.. install, folder.File("source")]).Good();
        AssertPredicts("python3", ["-m", "serworkbook"], new() { ["PYTHONPATH"] = folder.File("site") });
    }

    [Fact]
    public void Python_predicts_samples_streams_and_bytes_and_closes_what_it_opened()
    {
        var library = published.Library();
        RequireTool("python3");
        var run = CommandRun.Of(
            "python3",
            ["-c", Script, files.GeMaps, files.Recordings[0]],
            new Dictionary<string, string>
            {
                ["PYTHONPATH"] = Path.Combine(Consumers, "python"),
                ["SERWORKBOOK_LIBRARY"] = library,
                ["PYTHONDONTWRITEBYTECODE"] = "1",
            }
        );
        Assert.Equal("all good", run.Good().Output.Trim());
    }

    [Fact]
    public void Rust()
    {
        _ = published.Library();
        RequireTool("cargo");
        var cargo = CommandRun.Of("cargo", ["--version"]);
        Assert.SkipUnless(cargo.Code == 0, $"cargo is here without a toolchain: {cargo.Error.Split('\n')[0]}");
        using var folder = new TemporaryFolder();
        CopyFolder(Path.Combine(Consumers, "rust"), folder.File("source"));
        CommandRun
            .Of(
                "cargo",
                ["build", "--release", "--offline", "--quiet", "--manifest-path", Path.Combine(folder.File("source"), "Cargo.toml")],
                new Dictionary<string, string> { ["SERWORKBOOK_DIR"] = published.LibraryFolder, ["CARGO_TARGET_DIR"] = folder.File("out") }
            )
            .Good();
        AssertPredicts(Path.Combine(folder.File("out"), "release", "predict"), []);
    }

    [Fact]
    public void CSharp_without_NuGet()
    {
        NativeLibraryPlace.Resolve(published.Library());
        foreach (var open in new[] { () => new NativeEmotionModel(files.Bundle), () => new(File.ReadAllBytes(files.Bundle), "bundle") })
        {
            using var model = open();
            var lines = files.Recordings.Select(clip =>
            {
                var raw = model.PredictFile(clip);
                return new ConsumerLine(clip, raw.Answer, model.LabelOf(raw.Label), raw.Doubt, raw.Probabilities[..raw.LabelCount]);
            });
            ConsumerLine.AssertAsHere(files.Bundle, files.Recordings, [.. lines]);
            var samples = WavReader.Read(files.Recordings[0]);
            Assert.Equal(
                model.PredictFile(files.Recordings[0]).Probabilities,
                model.Predict(samples.Samples.ToArray(), samples.SampleRate).Probabilities
            );
        }

        Assert.Contains("no such file", Assert.Throws<InvalidOperationException>(() => new NativeEmotionModel("none")).Message);
    }

    private const string Script = """
        import array, sys, wave
        import serworkbook
        with serworkbook.Model(sys.argv[1]) as model:
            expected = model.predict_file(sys.argv[2])
            content = open(sys.argv[2], "rb").read()
            assert model.predict_wav(content) == expected
            with wave.open(sys.argv[2]) as file:
                integers = array.array("h", file.readframes(file.getnframes()))
                rate = file.getframerate()
            samples = [value / 32768 for value in integers]
            assert model.predict(samples, rate) == expected
            assert model.predict(array.array("f", samples), rate) == expected
            assert model.predict(memoryview(bytes(array.array("f", samples))).cast("f"), rate) == expected
            with model.stream(rate, 60) as stream:
                for start in range(0, len(samples), 1000):
                    stream.push(samples[start : start + 1000])
                assert stream.predict() == expected
                assert stream.finish() == expected
                try:
                    stream.finish()
                    sys.exit("an empty stream answered")
                except serworkbook.Error as error:
                    assert error.status == 5 and "no samples" in str(error), error
            assert serworkbook.Model(open(sys.argv[1], "rb").read()).predict_wav(content) == expected
            assert "non-commercial" in model.notice and model.labels[2] == "traurig – ß"
        try:
            model.predict(samples, rate)
            sys.exit("a closed model answered")
        except serworkbook.Error as error:
            assert error.status == 2, error
        print("all good")
        """;

    private string Compile(string compiler, string[] standard, string source, string program)
    {
        _ = published.Library();
        RequireTool(compiler);
        CommandRun.Of(compiler, [.. standard, "-O2", "-Wall", "-Wextra", "-Werror", source, "-o", program, .. LinkFlags]).Good();
        return program;
    }

    private void AssertPredicts(string program, string[] arguments, Dictionary<string, string>? environment = null)
    {
        foreach (var model in new[] { files.SerFull, files.Bundle })
        {
            var run = CommandRun.Of(program, [.. arguments, model, .. files.Recordings], environment).Good();
            ConsumerLine.AssertAsHere(model, files.Recordings, ConsumerLine.Parse(run.Output));
            Assert.Contains("Notice of the data", run.Error, StringComparison.Ordinal);
        }

        var refused = CommandRun.Of(program, [.. arguments, files.GeMaps, "no-such.wav"], environment);
        Assert.Equal(1, refused.Code);
        Assert.Contains("no-such.wav", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, CommandRun.Of(program, [.. arguments, "no-such.ser", "no-such.wav"], environment).Code);
    }

    private static void RequireTool(string program) => Assert.SkipUnless(CommandRun.Exists(program), $"{program} is not installed here.");

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
