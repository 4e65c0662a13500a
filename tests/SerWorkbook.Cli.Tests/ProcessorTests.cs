using System.Globalization;
using System.Runtime.Intrinsics.X86;
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
    public void A_search_and_the_models_of_every_trainer_are_the_same_bytes_without_AVX_512()
    {
        var (usual, without) = (Search(null), Search(WithoutAvx512));
        foreach (var trainer in new[] { "svm", "lda", "ridge", "kernelSvm", "lbfgs", "sdca", "linearSvm", "lightGbm" })
        {
            Assert.Contains($"\"trainer\": \"{trainer}\"", usual["search.json"], StringComparison.Ordinal);
        }

        Assert.Equal(usual, without);
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

    // What a search leaves behind, times left out, and the scores of ML.NET's trainers to the last digit.
    private static Dictionary<string, string> Search((string Name, string Value)? variable)
    {
        using var ser = new SerProcess();
        if (variable is var (name, value))
        {
            ser.Environment.Add(name, value);
        }

        SmallCorpus.Write(ser.At("corpus"), emotions: 2, takes: 2);
        var search = ser.Run("search", "--data", "corpus", "--set", "GeMaps", "--trials", "16", "--budget", "30m", "--out", "out");
        Assert.True(search.Code is 0 or 5, search.Error + search.Output);
        var found = new Dictionary<string, string>
        {
            ["search.json"] = Seconds().Replace(File.ReadAllText(ser.At("out/search.json")), ""),
            ["leaderboard.csv"] = File.ReadAllText(ser.At("out/leaderboard.csv")),
            ["model.json"] = File.ReadAllText(ser.At("out/model/model.json")),
        };
        foreach (
            var recipe in new[] { "lbfgs (l1=0, l2=10)", "sdca (iterations=20, l1=0, l2=0.03)", "linearSvm (iterations=30, lambda=0.001)" }
        )
        {
            var scored = ser.Run("evaluate", "--data", "corpus", "--protocol", "loso", "--recipe", recipe, "--out", "evaluation", "--json");
            Assert.True(scored.Code is 0 or 5, scored.Error + scored.Output);
            found[recipe] = scored.Json.GetProperty("results").GetRawText();
            Assert.Contains("\"logLoss\":", found[recipe], StringComparison.Ordinal);
        }

        return found;
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
