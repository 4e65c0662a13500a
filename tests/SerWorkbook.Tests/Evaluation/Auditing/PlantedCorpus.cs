using System.Buffers.Binary;
using System.Text;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Auditing;

/// <summary>A corpus in a folder of its own into which leaks are planted.</summary>
internal sealed class PlantedCorpus : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _rows = ["path,speaker,emotion,sex,sentence"];

    /// <summary>Clips of noisy voices, the same in every emotion but for F0.</summary>
    public static PlantedCorpus Plain(Func<int, AudioClip, byte[]>? write = null, int speakers = 4, int emotions = 3, int takes = 5)
    {
        var corpus = new PlantedCorpus();
        var cells =
            from s in Enumerable.Range(0, speakers)
            from e in Enumerable.Range(0, emotions)
            from t in Enumerable.Range(0, takes)
            select (s, e, t);
        foreach (var (speaker, emotion, take) in cells)
        {
            var number = (speaker * emotions + emotion) * takes + take;
            var clip = Augmentation.AddNoise(TestSignal.Harmonics(101 + 3.7 * (number * 17 % 60), 0.5), 20, number);
            corpus.Add(
                $"s{speaker}-e{emotion}-t{take}.wav",
                $"s{speaker}",
                "abc"[emotion].ToString(),
                $"{take}",
                write is null ? WavWriter.ToBytes(clip) : write(emotion, clip)
            );
        }

        return corpus;
    }

    public void Add(string path, string speaker, string emotion, string sentence, byte[] file)
    {
        File.WriteAllBytes(_folder.File(path), file);
        _rows.Add($"{path},{speaker},{emotion},f,{sentence}");
    }

    public Corpus Open()
    {
        File.WriteAllLines(_folder.File("manifest.csv"), _rows);
        return CorpusReader.Open(_folder.Path, 2);
    }

    /// <summary>The recordings as rows whose features say nothing, in pieces where it is asked for.</summary>
    public static FeatureTable TableOf(Corpus corpus, int pieces = 1) =>
        new(
            corpus,
            FeatureSet.GeMaps,
            pieces > 1 ? Cutting.Capstone : null,
            corpus.Utterances.SelectMany(utterance =>
                Enumerable.Range(0, pieces).Select(piece => new FeatureRow(utterance, piece, new float[FeatureSet.GeMaps.Columns.Count]))
            ),
            []
        );

    public static AuditReport Audit(Corpus corpus, Func<FeatureTable, DataSplit>? split = null)
    {
        var table = TableOf(corpus);
        return SplitAudit.Of(table, (split ?? Splits.LeaveOneSpeakerOut)(table), AudioSurvey.Of(corpus, 2), 1);
    }

    /// <summary>A file of 16 bits with a chunk before its samples.</summary>
    public static byte[] WithChunk(AudioClip clip, string id, byte[] content)
    {
        var plain = WavWriter.ToBytes(clip);
        const int FormatEnd = 36;
        var chunk = new byte[8 + content.Length];
        Encoding.ASCII.GetBytes(id).CopyTo(chunk, 0);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), content.Length);
        content.CopyTo(chunk, 8);
        byte[] file = [.. plain[..FormatEnd], .. chunk, .. plain[FormatEnd..]];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    /// <summary>A file of other samples than 16-bit integers.</summary>
    public static byte[] Encoded(AudioClip clip, int tag, int bits, Func<float, byte[]> encode)
    {
        var plain = WavWriter.ToBytes(clip);
        byte[] data = [.. clip.Samples.ToArray().SelectMany(encode)];
        byte[] file = [.. plain[..44], .. data];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), (short)tag);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), clip.SampleRate * bits / 8);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), (short)(bits / 8));
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), (short)bits);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), data.Length);
        return file;
    }

    public static byte[] As8Bit(AudioClip clip) =>
        Encoded(clip, 1, 8, sample => [(byte)Math.Clamp(MathF.Round(sample * 128) + 128, 0, 255)]);

    public static byte[] AsFloat(AudioClip clip) => Encoded(clip, 3, 32, BitConverter.GetBytes);

    public static AudioClip Map(AudioClip clip, Func<float, float> change) =>
        new(Array.ConvertAll(clip.Samples.ToArray(), sample => change(sample)), clip.SampleRate);

    public void Dispose() => _folder.Dispose();
}
