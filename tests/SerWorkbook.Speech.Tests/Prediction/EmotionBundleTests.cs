using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SerWorkbook.Speech.Bundles;

namespace SerWorkbook.Speech.Tests.Prediction;

/// <summary>A bundle comes back as it was, and anything else is refused with one sentence.</summary>
public sealed class EmotionBundleTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;

    [Fact]
    public void Comes_back_from_a_file_with_all_its_parts()
    {
        using var folder = new TemporaryFolder();
        var bundle = Bundle();
        bundle.Save(folder.File("emotion.ser"));
        var loaded = EmotionBundle.Load(folder.File("emotion.ser"));
        Assert.Equal(ModelFile.ToJson(bundle.Model), ModelFile.ToJson(loaded.Model));
        Assert.Equal("notice <of> the data", loaded.Notice);
        Assert.Equal((2.5, 0.5), (loaded.WindowSeconds, loaded.WindowHop));
        Assert.Equal("# Card", Encoding.UTF8.GetString(loaded.Documents["model-card.md"]));
        Assert.Equal(["golden-1.wav", "golden-2.wav"], loaded.GoldenVectors.Select(vector => vector.Clip));
        Assert.Equal(Bytes(bundle), Bytes(loaded));
        Assert.All(
            loaded.Verify(),
            check => Assert.Equal((true, 0.0, 0.0), (check.IsGood, check.ProbabilityDifference, check.FeatureDifference))
        );
    }

    [Fact]
    public void A_model_comes_from_a_bundle_a_model_file_or_a_folder_and_predicts_the_same()
    {
        using var folder = new TemporaryFolder();
        var bundle = Bundle();
        bundle.Save(folder.File("emotion.ser"));
        var fromFolder = EmotionModel.Load(folder.Path);
        ModelFile.Save(folder.File("model.json"), bundle.Model);
        var voice = TestSignal.Harmonics(180, 1.2, sampleRate: 22_050);
        WavWriter.Write(folder.File("voice.wav"), voice);
        var expected = new EmotionPredictor(bundle.Model).Predict(folder.File("voice.wav"));
        using var pipe = new BrokenSeek(File.ReadAllBytes(folder.File("emotion.ser")));
        EmotionModel[] models =
        [
            fromFolder,
            EmotionModel.Load(folder.File("emotion.ser")),
            EmotionModel.Load(folder.File("model.json")),
            EmotionModel.Load(pipe, "pipe"),
        ];
        Assert.All(models, model => Assert.Equal(expected.Probabilities, model.Predict(folder.File("voice.wav")).Probabilities));
        using var wav = new BrokenSeek(File.ReadAllBytes(folder.File("voice.wav")));
        Assert.Equal(expected.Probabilities, fromFolder.Predict(wav, "pipe").Probabilities);
        var samples = WavReader.Read(folder.File("voice.wav")).Samples;
        Assert.Equal(expected.Probabilities, fromFolder.Predict(samples, 22_050).Probabilities);
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        var model = Bundle().Model;
        var clips = Enumerable.Range(0, 24).Select(i => TestSignal.Harmonics(110 + (10 * i), 0.5)).ToArray();
        var one = clips.Select(clip => model.Predict(clip.Samples, clip.SampleRate).Confidence).ToArray();
        var many = clips
            .AsParallel()
            .AsOrdered()
            .WithDegreeOfParallelism(8)
            .Select(clip => model.Predict(clip.Samples, clip.SampleRate).Confidence);
        Assert.Equal(one, many);
        Assert.True(one.Distinct().Count() > 12);
    }

    [Fact]
    public void The_same_bundle_has_the_same_bytes() => Assert.Equal(Bytes(Bundle()), Bytes(Bundle()));

    [Fact]
    public void A_speaker_model_takes_the_golden_clips_as_its_speaker()
    {
        var bundle = Bundle(perSpeaker: true);
        Assert.True(bundle.Model.NeedsSpeaker);
        using var stream = new MemoryStream(Bytes(bundle));
        var loaded = EmotionBundle.Load(stream, "b.ser");
        Assert.All(loaded.Verify(), check => Assert.True(check.IsGood));
        Assert.NotEqual(loaded.GoldenVectors[0].Probabilities, loaded.GoldenVectors[1].Probabilities);
    }

    [Fact]
    public void Verifying_sees_a_model_that_answers_differently()
    {
        var honest = Bundle();
        var other = Linear(2);
        var parts = PartsOf(honest);
        parts["model.json"] = Encoding.UTF8.GetBytes(ModelFile.ToJson(other));
        using var stream = new MemoryStream(Written(parts));
        var checks = EmotionBundle.Load(stream, "b.ser").Verify();
        Assert.All(checks, check => Assert.False(check.IsGood));
        Assert.All(checks, check => Assert.True(check.ProbabilityDifference > GoldenCheck.Tolerance));
    }

    [Theory]
    [InlineData(0, "not a model file")]
    [InlineData(3, "not a model file")]
    [InlineData(100, "damaged")]
    [InlineData(5_000, "damaged")]
    public void A_truncated_bundle_is_refused(int length, string part) => Refused(Bytes(Bundle())[..length], part);

    [Fact]
    public void Every_changed_byte_of_the_content_is_refused()
    {
        var good = Bytes(Bundle());
        var refused = 0;
        for (var place = 40; place < good.Length; place += Math.Max(1, good.Length / 150))
        {
            var bad = (byte[])good.Clone();
            bad[place] ^= 0x10;
            try
            {
                using var stream = new MemoryStream(bad);
                var loaded = EmotionBundle.Load(stream, "b.ser");

                // Dates, attributes and the like carry no content.
                Assert.Equal(good, Bytes(loaded));
            }
            catch (InvalidModelException fault)
            {
                Assert.StartsWith("b.ser", fault.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 75, 160);
    }

    [Fact]
    public void A_changed_part_is_refused_by_its_hash()
    {
        var parts = PartsOf(Bundle());
        Refused(Zip(parts, changed: "model-card.md"), "'model-card.md' does not have the SHA-256");
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b.txt")]
    [InlineData("c:\\x")]
    [InlineData(".hidden")]
    [InlineData("UPPER.txt")]
    public void A_part_with_the_name_of_a_path_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var parts = PartsOf(Bundle());
        parts[name] = [1, 2, 3];
        File.WriteAllBytes(folder.File("b.ser"), Zip(parts));
        Assert.Contains(
            "plain names",
            Assert.Throws<InvalidModelException>(() => EmotionModel.Load(folder.File("b.ser"))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(["b.ser"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_bomb_is_refused_before_it_unpacks()
    {
        var parts = PartsOf(Bundle());
        parts["zeros.bin"] = new byte[64 << 20];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused(Zip(parts, withoutIndexOf: "zeros.bin"), "would unpack to");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200L << 20);
    }

    [Fact]
    public void Parts_that_the_index_does_not_list_or_that_are_missing_are_refused()
    {
        var parts = PartsOf(Bundle());
        Refused(Zip(new(parts) { ["extra.txt"] = [1] }, withoutIndexOf: "extra.txt"), "does not list its part 'extra.txt'");
        parts.Remove("window.json");
        Refused(Zip(parts), "no part 'window.json'");
    }

    [Fact]
    public void A_newer_version_and_other_archives_are_refused()
    {
        Refused(Zip(PartsOf(Bundle()), version: 2), "version 2; this program reads version 1");
        Refused(Zip(PartsOf(Bundle()), format: "other"), "not a bundle of SerWorkbook");
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("readme.txt");
        }

        Refused(stream.ToArray(), "not a bundle of SerWorkbook");
    }

    [Theory]
    [InlineData("golden.json", "[]", "not golden vectors")]
    [InlineData("golden.json", "[null]", "not golden vectors")]
    [InlineData("golden.json", "{}", "not golden vectors")]
    [InlineData("golden.json", """[{"clip":"x.wav","answer":"a","emotion":"a","probabilities":[1,0],"features":[]}]""", "no part 'x.wav'")]
    [InlineData(
        "golden.json",
        """[{"clip":"golden-1.wav","answer":"a","emotion":"a","probabilities":[1],"features":[]}]""",
        "2 probabilities"
    )]
    [InlineData("window.json", """{"seconds":2,"hop":3}""", "the hop is 3 s")]
    [InlineData("window.json", """{"seconds":0,"hop":0}""", "the window is 0 s")]
    [InlineData("window.json", "null", "not a window")]
    [InlineData("model.json", "{}", "not a model file")]
    public void A_wrong_part_is_named(string part, string content, string fault)
    {
        var parts = PartsOf(Bundle());
        parts[part] = Encoding.UTF8.GetBytes(content);
        Refused(Written(parts), fault, usedToPredict: part != "golden.json");
    }

    [Fact]
    public void The_folder_of_a_search_stands_for_its_model()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("model"));
        ModelFile.Save(folder.File("model/model.json"), Linear(1, perSpeaker: false));
        Assert.Equal(Linear(1, perSpeaker: false).Labels, EmotionModel.Load(folder.Path).Labels);
    }

    [Fact]
    public void A_folder_without_a_model_or_with_two_bundles_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "no model.json",
            Assert.Throws<InvalidModelException>(() => EmotionModel.Load(folder.Path)).Message,
            StringComparison.Ordinal
        );
        Bundle().Save(folder.File("a.ser"));
        Bundle().Save(folder.File("b.ser"));
        Assert.Contains(
            "name one",
            Assert.Throws<InvalidModelException>(() => EmotionModel.Load(folder.Path)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no such file",
            Assert.Throws<InvalidModelException>(() => EmotionModel.Load(folder.File("c.ser"))).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0, "0 Hz")]
    [InlineData(-1, "-1 Hz")]
    [InlineData(7_999, "7999 Hz")]
    [InlineData(192_001, "192001 Hz")]
    public void A_rate_out_of_range_is_refused(int rate, string part) =>
        Assert.Contains(
            part,
            Assert.Throws<InvalidAudioException>(() => Bundle().Model.Predict(new float[16_000], rate)).Message,
            StringComparison.Ordinal
        );

    private static void Refused(byte[] bytes, string part, bool usedToPredict = true)
    {
        using var stream = new MemoryStream(bytes);
        AssertSays(
            part,
            Assert.Throws<InvalidModelException>(() =>
                usedToPredict ? EmotionModel.Load(stream, "b.ser") : EmotionBundle.Load(stream, "b.ser").Model
            )
        );
    }

    private static void AssertSays(string part, InvalidModelException fault)
    {
        Assert.StartsWith("b.ser", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    private static EmotionBundle Bundle(bool perSpeaker = false) =>
        EmotionBundle.Create(
            Linear(1, perSpeaker),
            2.5,
            0.5,
            new Dictionary<string, byte[]>
            {
                ["golden-1.wav"] = Wav(TestSignal.Harmonics(140, 0.6)),
                ["golden-2.wav"] = Wav(TestSignal.Harmonics(220, 0.4)),
            },
            new Dictionary<string, byte[]> { ["model-card.md"] = "# Card"u8.ToArray() }
        );

    private static EmotionModel Linear(int seed, bool perSpeaker = false)
    {
        var weights = new SoftmaxLinearClassifier(new LinearWeights([Draw(seed), Draw(seed + 100)], [0.1f, -0.2f]));
        var identity = Standardiser.Identity(Columns);
        return new EmotionModel(
            FeatureSet.GeMaps,
            ["angry", "sad"],
            identity,
            perSpeaker ? new ScaledClassifier(identity, weights, perSpeaker: true) : weights,
            new ModelOrigin("made up", "notice <of> the data", "00ff", 10, 2, "none", 1, 0.5, "none")
        );
    }

    private static float[] Draw(int seed)
    {
        var random = new SeededRandom(seed, "weights");
        return [.. Enumerable.Range(0, Columns).Select(_ => (float)random.NextGaussian() * 0.001f)];
    }

    private static byte[] Wav(AudioClip clip)
    {
        using var folder = new TemporaryFolder();
        WavWriter.Write(folder.File("x.wav"), clip);
        return File.ReadAllBytes(folder.File("x.wav"));
    }

    private static byte[] Bytes(EmotionBundle bundle)
    {
        using var stream = new MemoryStream();
        bundle.Save(stream);
        return stream.ToArray();
    }

    private static Dictionary<string, byte[]> PartsOf(EmotionBundle bundle)
    {
        using var stream = new MemoryStream(Bytes(bundle));
        return new(BundleArchive.Read(stream, "b.ser"));
    }

    private static byte[] Written(Dictionary<string, byte[]> parts)
    {
        using var stream = new MemoryStream();
        BundleArchive.Write(stream, [.. parts.Select(part => new BundlePart(part.Key, part.Value))]);
        return stream.ToArray();
    }

    // As an attacker writes it: names, lengths and hashes as he likes.
    private static byte[] Zip(
        Dictionary<string, byte[]> parts,
        string? changed = null,
        string? withoutIndexOf = null,
        int version = 1,
        string format = BundleIndex.FormatName
    )
    {
        var listed = parts
            .Where(part => part.Key != withoutIndexOf)
            .Select(part =>
                $$"""{"name":"{{JsonEncodedText.Encode(part.Key)}}","bytes":{{part.Value.Length}},"sha256":"{{Hash(part.Value)}}"}"""
            );
        var index = $$"""{"format":"{{format}}","version":{{version}},"parts":[{{string.Join(',', listed)}}]}""";
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts.Prepend(KeyValuePair.Create(BundleIndex.Name, Encoding.UTF8.GetBytes(index))))
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(name == changed ? [.. content[..^1], (byte)(content[^1] ^ 1)] : content);
            }
        }

        return stream.ToArray();
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    private sealed class BrokenSeek(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override long Length => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();
    }
}
