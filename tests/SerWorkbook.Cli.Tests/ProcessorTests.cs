using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

/// <summary>Results do not depend on the width of the processor's vectors: programs that may not use all of them give the same.</summary>
/// <remarks>On processors without AVX-512 or AVX2 there is nothing to switch off, and the runs that are compared are alike.</remarks>
public sealed partial class ProcessorTests
{
    private static readonly (string Name, string Value) Whole = ("DOTNET_PreferredVectorBitWidth", "512");
    private static readonly (string Name, string Value) WithoutAvx512 = ("DOTNET_EnableAVX512", "0");
    private static readonly (string Name, string Value) WithoutAvx2 = ("DOTNET_EnableAVX2", "0");

    // What FeatureSet promises of processors without AVX2: the shares of values that differ by so many deviations at most.
    private static readonly (double Difference, double Share)[] Promises = [(0.001, 0.98), (0.1, 0.995)];

    // A notebook is a program of its own that uses the libraries, so that ser's own setting of the width plays no part.
    private const string Digests = """
        #r "./lib/SerWorkbook.Speech.dll"
        #r "./lib/SerWorkbook.dll"
        using System.Runtime.InteropServices;
        using System.Runtime.Intrinsics;
        using System.Security.Cryptography;
        using SerWorkbook;
        using SerWorkbook.Speech;
        string Digest(IEnumerable<double> values) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<double>(values.ToArray())));
        var workbook = new Workbook("corpus", "data", "out");
        var corpus = workbook.OpenCorpus();
        foreach (var set in FeatureSet.All)
        {
            var table = workbook.ExtractFeatures(corpus, set: set);
            var (pca, plane) = (Projection.Pca(table, 1), Projection.Neighbours(table, 1));
            Console.WriteLine($"{set.Id} features {Digest(table.Rows.SelectMany(row => row.Features).Select(value => (double)value))}");
            Console.WriteLine($"{set.Id} pca {Digest(pca.X.Concat(pca.Y))}");
            Console.WriteLine($"{set.Id} t-SNE {Digest(plane.X.Concat(plane.Y))}");
        }

        Console.WriteLine($"{Vector512.IsHardwareAccelerated}");
        """;

    [Fact]
    public void Features_and_projections_are_the_same_bytes_without_AVX_512()
    {
        var (whole, without) = (DigestLines(Whole), DigestLines(WithoutAvx512));
        Assert.Equal(3 * FeatureSet.All.Count + 1, whole.Length);
        Assert.Equal(Avx512F.IsSupported, bool.Parse(whole[^1]));
        Assert.False(bool.Parse(without[^1]));
        Assert.Equal(whole[..^1], without[..^1]);
    }

    [Fact]
    public void All_that_is_published_is_the_same_bytes_for_one_seed_and_predictions_are_close_without_AVX2()
    {
        using var ser = new SerProcess();
        var usual = Published(ser, null, threads: 2, "out");
        foreach (var trainer in new[] { "svm", "lda", "ridge", "kernelSvm", "lbfgs", "sdca", "linearSvm", "lightGbm" })
        {
            Assert.Contains($"\"trainer\": \"{trainer}\"", usual["search.json"], StringComparison.Ordinal);
        }

        // Another folder, one thread, no AVX-512; how busy the cores are is left to the other tests.
        using (var elsewhere = new SerProcess())
        {
            var other = Published(elsewhere, WithoutAvx512, threads: 1, "a folder/жук/out");
            Assert.Equal(usual.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.All(usual.Keys, name => Assert.True(usual[name] == other[name], $"{name} differs."));
        }

        ser.Environment.Add(WithoutAvx2.Name, WithoutAvx2.Value);
        var (one, without) = (Probabilities(usual["predict"]), Probabilities(Predict(ser, "out")));
        Assert.Equal(one.Length, without.Length);
        Assert.All(one.Zip(without), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Theory]
    [InlineData("SerFull")]
    [InlineData("GeMaps")]
    [InlineData("MelStats")]
    public void Synthetic_clips_have_features_close_to_these_without_AVX2(string set)
    {
        using var ser = new SerProcess();
        AssertClose(ser, SmallCorpus.Write(ser.At("corpus")), FeatureSet.Find(set));
    }

    [Theory]
    [InlineData("SerFull")]
    [InlineData("GeMaps")]
    [InlineData("MelStats")]
    public void Real_speech_has_features_close_to_these_without_AVX2(string set)
    {
        using var ser = new SerProcess();
        foreach (var actor in new[] { "Actor_01", "Actor_02" })
        {
            var folder = Directory.CreateDirectory(ser.At($"corpus/{actor}")).FullName;
            foreach (
                var clip in Directory
                    .GetFiles(Path.Combine(SharedData.Ravdess, actor), "*.wav")
                    .Order(StringComparer.Ordinal)
                    .Where((_, i) => i % 6 == 0)
            )
            {
                File.Copy(clip, Path.Combine(folder, Path.GetFileName(clip)));
            }
        }

        AssertClose(ser, ser.At("corpus"), FeatureSet.Find(set));
    }

    private static string[] DigestLines((string Name, string Value) variable)
    {
        using var ser = new SerProcess();
        ser.Environment.Add(variable.Name, variable.Value);
        SmallCorpus.Write(ser.At("notebooks/corpus"), emotions: 2);
        SmallNotebook.Save(ser.At("notebooks/digests.ipynb"), Digests);
        var run = ser.Run("notebooks", "run", ser.At("notebooks/digests.ipynb"));
        Assert.True(run.Code == 0, run.Error + run.Output);
        return [.. DigestLine().Matches(File.ReadAllText(ser.At("notebooks/digests.ipynb"))).Select(line => line.Groups[1].Value)];
    }

    // Every file that the commands write, times left out, and what they print of scores and predictions to the last digit. The archive
    // of the model holds the time at which it was made.
    private static Dictionary<string, string> Published(SerProcess ser, (string Name, string Value)? variable, int threads, string place)
    {
        if (variable is var (name, value))
        {
            ser.Environment.Add(name, value);
        }

        SmallCorpus.Write(ser.At("corpus"), emotions: 2, takes: 2);
        var found = new Dictionary<string, string>();
        string[] common = ["--data", "corpus", "--threads", FormattableString.Invariant($"{threads}")];
        Good(ser.Run(["search", .. common, "--set", "GeMaps", "--trials", "16", "--budget", "30m", "--out", ser.At(place)]));
        foreach (
            var recipe in new[] { "lbfgs (l1=0, l2=10)", "sdca (iterations=20, l1=0, l2=0.03)", "linearSvm (iterations=30, lambda=0.001)" }
        )
        {
            var report = ser.At(Path.Combine(place, recipe[..4]));
            var scored = Good(ser.Run(["evaluate", .. common, "--protocol", "loso", "--recipe", recipe, "--out", report, "--json"]));
            found[recipe] = scored.Json.GetProperty("results").GetRawText();
            Assert.Contains("\"logLoss\":", found[recipe], StringComparison.Ordinal);
        }

        Good(ser.Run(["data", "audit", .. common, "--out", ser.At(Path.Combine(place, "audit"))]));
        Good(ser.Run(["features", .. common, "--set", "MelStats", "--out", ser.At(Path.Combine(place, "features.csv"))]));
        found["predict"] = Predict(ser, place);
        foreach (var file in Directory.GetFiles(ser.At(place), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".zip")))
        {
            found[Path.GetRelativePath(ser.At(place), file)] = Seconds().Replace(File.ReadAllText(file, Encoding.Latin1), "");
        }

        Assert.True(found.Count > 30, string.Join(", ", found.Keys));
        return found;
    }

    private static string Predict(SerProcess ser, string place) =>
        Good(ser.Run("predict", "--model", ser.At(Path.Combine(place, "model")), "corpus/s0-e0-t0.wav", "corpus/s1-e1-t1.wav", "--json"))
            .Json.GetProperty("predictions")
            .GetRawText();

    private static double[] Probabilities(string predictions)
    {
        using var json = JsonDocument.Parse(predictions);
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .SelectMany(answer => answer.GetProperty("probabilities").EnumerateObject().Select(p => p.Value.GetDouble())),
        ];
    }

    private static SerOutput Good(SerOutput output)
    {
        Assert.True(output.Code is 0 or 5, output.Error + output.Output);
        return output;
    }

    private static void AssertClose(SerProcess ser, string corpus, FeatureSet set)
    {
        ser.Environment.Add(WithoutAvx2.Name, WithoutAvx2.Value);
        var run = ser.Run("features", "--data", corpus, "--set", set.Name, "--out", ser.At("features.csv"));
        Assert.True(run.Code == 0, run.Error + run.Output);
        var rows = File.ReadLines(ser.At("features.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        var extractor = new FeatureExtractor(set);
        var expected = rows.Select(row => extractor.Extract(Path.Combine(corpus, row[0]))).ToArray();
        var found = rows.Select(row =>
                row[^set.Columns.Count..].Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray()
            )
            .ToArray();
        var differences = Enumerable
            .Range(0, set.Columns.Count)
            .SelectMany(k => Differences([.. expected.Select(row => (double)row[k])], [.. found.Select(row => row[k])]))
            .ToArray();
        Assert.All(
            Promises,
            promise =>
                Assert.InRange(
                    differences.Count(difference => difference <= promise.Difference) / (double)differences.Length,
                    promise.Share,
                    1
                )
        );
    }

    // In deviations over the clips; a feature that hardly varies is held to a thousandth of its size.
    private static IEnumerable<double> Differences(double[] expected, double[] found)
    {
        var mean = expected.Average();
        var deviation = Math.Sqrt(expected.Average(value => (value - mean) * (value - mean)));
        var unit = Math.Max(deviation, Math.Max(0.001 * Math.Abs(mean), 1e-6));
        return expected.Zip(found, (one, other) => Math.Abs(one - other) / unit);
    }

    [GeneratedRegex("((?:SerFull|eGeMAPSv02|MelStats)-\\d+ (?:features|pca|t-SNE) [0-9A-F]{64}|True|False)\\\\n")]
    private static partial Regex DigestLine();

    [GeneratedRegex("\\n *\"seconds\":[^\\n]*")]
    private static partial Regex Seconds();
}
