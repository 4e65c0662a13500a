using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

/// <summary>Lays out tiny recordings under given names, each with its own sound.</summary>
internal static class TinyCorpus
{
    /// <summary>Writes recordings and text files below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="recordings">Paths of recordings.</param>
    /// <param name="texts">Text files with their content.</param>
    public static void Write(TemporaryFolder folder, IEnumerable<string> recordings, params (string Path, string Text)[] texts)
    {
        foreach (var (i, path) in recordings.Index())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            WavWriter.Write(folder.File(path), TestSignal.Noise(0.2, seed: i + 1));
        }

        foreach (var (path, text) in texts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            File.WriteAllText(folder.File(path), text);
        }
    }

    /// <summary>Speaker, sex, emotion and sentence of each recording, by path.</summary>
    public static IEnumerable<string> Labels(Corpus corpus) =>
        corpus.Utterances.Select(u => $"{u.Path}: {u.Speaker} {u.Sex} {u.Emotion} {u.Sentence ?? "-"}");
}
