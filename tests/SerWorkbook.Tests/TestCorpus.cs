using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests;

/// <summary>Small corpora on disk and tables in memory, whose contents are known.</summary>
internal static class TestCorpus
{
    /// <summary>Writes clips of a few speakers whose emotions differ in F0, with a manifest.</summary>
    public static string Write(TemporaryFolder folder, int speakers = 3, int emotions = 3, int takes = 4)
    {
        var rows = new List<string> { "path,speaker,emotion,sex,sentence" };
        var cells =
            from s in Enumerable.Range(0, speakers)
            from e in Enumerable.Range(0, emotions)
            from t in Enumerable.Range(0, takes)
            select (s, e, t);
        foreach (var (speaker, emotion, take) in cells)
        {
            var name = FormattableString.Invariant($"s{speaker}-e{emotion}-t{take}.wav");
            var f0 = 110 + 18 * speaker + 60 * emotion + 3 * take;
            var voice = TestSignal.Harmonics(f0, 0.5);
            WavWriter.Write(
                folder.File(name),
                Augmentation.AddNoise(
                    TestSignal.Join(voice, TestSignal.Silence(0.05), voice),
                    25,
                    seed: 100 * speaker + 10 * emotion + take
                )
            );
            rows.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name},s{speaker},{"abcdefgh"[emotion]},{(speaker % 2 == 0 ? "f" : "m")},{take}"
                )
            );
        }

        File.WriteAllLines(folder.File("manifest.csv"), rows);
        return folder.Path;
    }

    /// <summary>A table of random features in which each class has its own mean, as large as asked for.</summary>
    public static FeatureTable Table(int speakers = 4, int classes = 3, int rowsPerCell = 6, double distance = 1.0, int seed = 1)
    {
        var random = new SeededRandom(seed, "test table");
        var columns = FeatureSet.GeMaps.Columns.Count;
        var means = Enumerable.Range(0, classes).Select(_ => Draw(random, columns, distance)).ToArray();
        var voices = Enumerable.Range(0, speakers).Select(_ => Draw(random, columns, 0.5)).ToArray();
        var rows = new List<FeatureRow>();
        var cells =
            from s in Enumerable.Range(0, speakers)
            from e in Enumerable.Range(0, classes)
            from t in Enumerable.Range(0, rowsPerCell)
            select (s, e, t);
        foreach (var (speaker, emotion, take) in cells)
        {
            var noise = Draw(random, columns, 1.0);
            float[] features = [.. Enumerable.Range(0, columns).Select(i => 5 + 3 * (means[emotion][i] + voices[speaker][i] + noise[i]))];
            var path = FormattableString.Invariant($"{speaker}/{emotion}/{take}.wav");
            rows.Add(
                new FeatureRow(
                    new Utterance(
                        path,
                        $"s{speaker}",
                        speaker % 2 == 0 ? Sex.Female : Sex.Male,
                        "abcdefgh"[emotion].ToString(),
                        $"{take}",
                        "test",
                        16_000,
                        1,
                        path
                    ),
                    0,
                    features
                )
            );
        }

        var corpus = new Corpus("test", "nowhere", rows.Select(row => row.Utterance), []);
        return new FeatureTable(corpus, FeatureSet.GeMaps, null, rows, []);
    }

    private static float[] Draw(SeededRandom random, int count, double scale) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(scale * random.NextGaussian()))];
}
