using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

/// <summary>A few short clips of a few made-up speakers, with a manifest.</summary>
internal static class SmallCorpus
{
    public static string Write(string folder, int speakers = 3, int emotions = 3, int takes = 3, string suffix = "")
    {
        Directory.CreateDirectory(folder);
        var rows = new List<string> { "path,speaker,emotion,sex,sentence" };
        var cells =
            from s in Enumerable.Range(0, speakers)
            from e in Enumerable.Range(0, emotions)
            from t in Enumerable.Range(0, takes)
            select (s, e, t);
        foreach (var (speaker, emotion, take) in cells)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"s{speaker}-e{emotion}-t{take}{suffix}.wav");
            var voice = TestSignal.Harmonics(110 + 18 * speaker + 60 * emotion + 3 * take, 0.4);
            var clip = TestSignal.Join(voice, TestSignal.Silence(0.05), voice);
            WavWriter.Write(Path.Combine(folder, name), Augmentation.AddNoise(clip, 25, seed: 100 * speaker + 10 * emotion + take));
            rows.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{name.Replace("\"", "\"\"")}\",s{speaker},{"abcdefgh"[emotion]},{(speaker % 2 == 0 ? "f" : "m")},{take}"
                )
            );
        }

        File.WriteAllLines(Path.Combine(folder, "manifest.csv"), rows);
        return folder;
    }
}
