using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using SerWorkbook.Cli.Tests.Jupyter;
using SerWorkbook.Export;
using SerWorkbook.Speech;

[assembly: AssemblyFixture(typeof(SerWorkbook.Cli.Tests.Browser.NpmPackage))]

namespace SerWorkbook.Cli.Tests.Browser;

/// <summary>The npm package in Node.</summary>
public sealed class NodeTests(NpmPackage package, ITestOutputHelper output) : IDisposable
{
    private const double Tolerance = 1e-4;
    private const double LargestDifference = 0.01;
    private const long MostBytes = 3_000_000;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Sets => [.. FeatureSet.All.Select(set => set.Id)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sets))]
    public void Node_predicts_as_the_library_does(string set)
    {
        var clips = BrowserModel.Clips();
        var files = clips.Select((clip, i) => Save(clip, FormattableString.Invariant($"clip {i} ä.wav"))).ToArray();
        Compare(FeatureSet.Find(set), clips, files);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Node_predicts_real_speech_as_the_library_does(string set)
    {
        var files = Directory
            .GetFiles(SharedData.Ravdess, "*.wav", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Where((_, i) => i % 97 == 0)
            .ToArray();
        Compare(FeatureSet.Find(set), [.. files.Select(file => WavReader.Read(file))], files);
    }

    [Fact]
    public void A_model_tells_its_labels_and_the_notice_of_its_data()
    {
        SaveModel(FeatureSet.GeMaps);
        var about = Run(
            """
            const model = await EmotionModel.load(new URL('model.json', here));
            return { labels: model.labels, notice: model.notice, set: model.featureSet };
            """
        );
        Assert.Equal(BrowserModel.Labels, about.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!));
        Assert.Equal(BrowserModel.Notice, about.GetProperty("notice").GetString());
        Assert.Equal(FeatureSet.GeMaps.Id, about.GetProperty("set").GetString());
    }

    [Theory]
    [InlineData("new Float32Array(16000)", "16000", "samples: it is silent (no sample above -80 dB of full scale)")]
    [InlineData("tone(0.05)", "16000", "samples: it is 50 ms long; 100 ms or more are needed")]
    [InlineData("tone(0)", "16000", "samples: it holds no samples")]
    [InlineData("tone(1).fill(NaN, 5, 7)", "16000", "samples: 2 of its 16000 samples are not finite numbers (NaN or infinity)")]
    [InlineData("tone(1).map(x => x * 32768)", "16000", "samples: its samples reach 16,384")]
    [InlineData("tone(1)", "0", "The sampling rate is 0; an integer from 8000 to 192000 Hz is needed.")]
    [InlineData("tone(1)", "44100.5", "The sampling rate is 44100.5; an integer from 8000 to 192000 Hz is needed.")]
    [InlineData("tone(1)", "undefined", "The sampling rate is undefined; an integer from 8000 to 192000 Hz is needed.")]
    [InlineData("[0.1, 0.2]", "16000", "The samples are of the type Array; a Float32Array is needed (mono, full scale ±1).")]
    [InlineData("null", "16000", "The samples are null; a Float32Array is needed (mono, full scale ±1).")]
    public void Bad_samples_give_one_sentence(string samples, string rate, string message)
    {
        SaveModel(FeatureSet.GeMaps);
        var fault = Run(
            $$"""
            const tone = seconds => Float32Array.from({ length: seconds * 16000 }, (_, n) => 0.5 * Math.cos(n * 0.08));
            const model = await EmotionModel.load(new URL('model.json', here));
            try { model.predict({{samples}}, {{rate}}); } catch (fault) { return [fault.constructor.name, fault.message]; }
            """
        );
        Assert.Equal("Error", fault[0].GetString());
        Assert.StartsWith(message, fault[1].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("await (await EmotionModel.load(bytes)).predictWav(new Uint8Array(50), 'a.wav')", "a.wav: ")]
    [InlineData("await (await EmotionModel.load(bytes)).predictWav('a.wav')", "The WAV file is of the type String; ")]
    [InlineData("await EmotionModel.load(bytes.subarray(0, 1000))", "model: this is not a model file of SerWorkbook")]
    [InlineData("await EmotionModel.load(new ArrayBuffer(0))", "model: this is not a model file of SerWorkbook")]
    [InlineData("await EmotionModel.load(7)", "The model is of the type Number; a URL, a Blob, an ArrayBuffer or a Uint8Array is needed.")]
    [InlineData("await EmotionModel.load('nowhere.json')", "nowhere.json: there is no such file")]
    [InlineData(
        "const m = await EmotionModel.load(bytes); m.close(); m.close(); m.predict(new Float32Array(9), 16000)",
        "The model is closed."
    )]
    public void Other_bad_input_gives_one_sentence(string action, string message)
    {
        SaveModel(FeatureSet.GeMaps);
        var fault = Run(
            $$"""
            const bytes = await readFile(new URL('model.json', here));
            try { {{action}}; } catch (fault) { return [fault.constructor.name, fault.message]; }
            """
        );
        Assert.Equal("Error", fault[0].GetString());
        Assert.StartsWith(message, fault[1].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n", fault[1].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_parity_check_says_what_it_lacks()
    {
        SaveModel(FeatureSet.GeMaps);
        var model = _folder.File("model.json");
        Assert.Contains("is not the npm package", FaultOf(_folder.Path, model), StringComparison.Ordinal);
        Assert.Contains("there is no such file", FaultOf(package.Folder, _folder.File("m.json")), StringComparison.Ordinal);
        Assert.Contains("refuses a recording: " + _folder.File("a.wav"), FaultOf(package.Folder, model), StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_can_be_packed_and_stays_small()
    {
        JupyterTool.Require("npm", "--version");
        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["pack", "--silent", "--pack-destination", _folder.Path, package.Folder])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = _folder.Path,
            }
        )!;
        var name = npm.StandardOutput.ReadToEnd().Trim();
        npm.WaitForExit();
        Assert.Equal(0, npm.ExitCode);
        Assert.Matches(@"^serworkbook-\d+\.\d+\.\d+\.tgz$", name);
        var sent = Directory
            .GetFiles(Path.Combine(package.Folder, "runtime"))
            .Append(Path.Combine(package.Folder, "index.js"))
            .Sum(Compressed);
        Assert.InRange(sent, 500_000, MostBytes);
    }

    private static long Compressed(string file)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(File.ReadAllBytes(file));
        }

        return target.Length;
    }

    // What the parity gate compares, and how.
    private void Compare(FeatureSet set, IReadOnlyList<AudioClip> clips, string[] files)
    {
        var model = BrowserModel.Draw(set, clips);
        ModelFile.Save(_folder.File("model.json"), model);
        using var runtime = new NodeRuntime(package.Folder, _folder.File("model.json"));
        var answers = runtime.Predict(files, CancellationToken.None);
        Assert.Equal(files.Length, answers.Count);
        var differences = new List<double>();
        foreach (var (file, theirs) in files.Zip(answers))
        {
            var ours = RuntimeAnswer.Of(model.Predict(file));
            Assert.Equal((ours.Answer, ours.Emotion), (theirs.Answer, theirs.Emotion));
            differences.Add(ours.Probabilities.Zip(theirs.Probabilities, (a, b) => Math.Abs(a - b)).Max());
        }

        // Drawn weights let every column count, and in some clips a decision, such as whether a frame is voiced, is a tie that rounding
        // breaks: as without AVX2, see FeatureSet.
        output.WriteLine(
            $"{differences.Count(difference => difference > Tolerance)} of {files.Length} above {Tolerance}, {differences.Max()} at most"
        );
        Assert.True(differences.Count(difference => difference <= Tolerance) > files.Length / 2, string.Join(" ", differences));
        Assert.All(differences, difference => Assert.InRange(difference, 0, LargestDifference));
    }

    private string FaultOf(string folder, string model) =>
        Assert
            .ThrowsAny<SerException>(() =>
            {
                using var runtime = new NodeRuntime(folder, model);
                runtime.Predict([_folder.File("a.wav")], CancellationToken.None);
            })
            .Message;

    private string Save(AudioClip clip, string name)
    {
        WavWriter.Write(_folder.File(name), clip);
        return _folder.File(name);
    }

    private void SaveModel(FeatureSet set) => ModelFile.Save(_folder.File("model.json"), BrowserModel.Draw(set, BrowserModel.Clips()));

    /// <summary>Runs the body of a function in Node.</summary>
    /// <returns>What it returns.</returns>
    private JsonElement Run(string body)
    {
        var script = _folder.File("script.mjs");
        File.WriteAllText(
            script,
            $$"""
            import { readFile } from 'node:fs/promises';
            import { EmotionModel } from '{{new Uri(Path.Combine(package.Folder, "index.js"))}}';
            const here = import.meta.url;
            console.log(JSON.stringify(await (async () => { {{body}} })() ?? null));
            """
        );
        using var node = Process.Start(
            new ProcessStartInfo("node", [script]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var error = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, error.GetAwaiter().GetResult());
        return JsonDocument.Parse(output).RootElement;
    }
}
