using System.Text;
using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

/// <summary>Damaged files beside recordings are read or refused in a sentence: nothing else may come of them.</summary>
public sealed class CorpusFuzzTests
{
    private const int Rounds = 150;

    private static readonly Dictionary<string, string> Seeds = new()
    {
        ["manifest.csv"] = "path,speaker,emotion,sex,sentence\na.wav,x,sad,f,\"1, 2\"\nb.wav,y,angry,m,2\n",
        ["manifest.tsv"] = "\tfile\tspk\tlabel\n0\ta.wav\tx\tsad\n1\tb.wav\ty\tangry\n",
        ["manifest.jsonl"] = "{\"file\": \"a.wav\", \"emotion\": \"sad\"}\n{\"file\": \"b.wav\", \"emotion\": [1, null]}\n",
        ["metadata.csv"] = "file_name,label\na.wav,sad\nb.wav,angry\n",
        ["db.yaml"] = "name: x\nschemes: {speaker: {labels: {x: {gender: female}}}}\ntables:\n  files: {type: filewise}\n",
        ["db.files.csv"] = "file,emotion,speaker\na.wav,sad,x\nb.wav,angry,x\n",
        ["wav.scp"] = "u1 a.wav\nu2 b.wav\n",
        ["utt2emo"] = "u1 sad\nu2 angry\n",
        ["box.jsonl"] = "{\"key\": \"1\", \"wav\": \"x/a.wav\", \"emo\": \"s\"}\n{\"key\": \"2\", \"wav\": \"x/b.wav\", \"emo\": \"t\"}\n",
        ["label_map.json"] = "{\"s\": \"Sad\"}",
    };

    [Theory]
    [InlineData("manifest.csv", "")]
    [InlineData("manifest.tsv", "")]
    [InlineData("manifest.jsonl", "")]
    [InlineData("metadata.csv", "")]
    [InlineData("db.yaml", "db.files.csv")]
    [InlineData("db.files.csv", "db.yaml")]
    [InlineData("wav.scp", "utt2emo")]
    [InlineData("utt2emo", "wav.scp")]
    [InlineData("box.jsonl", "label_map.json")]
    [InlineData("label_map.json", "box.jsonl")]
    public void A_damaged_file_is_read_or_refused(string damaged, string beside)
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["a.wav", "b.wav"]);
        if (beside.Length > 0)
        {
            File.WriteAllText(folder.File(beside), Seeds[beside]);
        }

        var random = new SeededRandom(1, damaged);
        for (var round = 0; round < Rounds; round++)
        {
            File.WriteAllBytes(folder.File(damaged), Damage(Encoding.UTF8.GetBytes(Seeds[damaged]), random));
            var fault = Record.Exception(() => CorpusReader.Open(folder.Path, 1));
            Assert.True(fault is null or SerException, fault?.ToString());
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[\n")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Endless_lists_are_refused(string opening)
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["a.wav"], ("db.yaml", string.Concat(Enumerable.Repeat(opening, 200_000))));
        Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, 1));
    }

    [Fact]
    public void A_damaged_description_is_read_or_refused()
    {
        using var folder = new TemporaryFolder();
        using var stream = typeof(CorpusCatalogue).Assembly.GetManifestResourceStream("SerWorkbook.Corpora.Catalogue.esd.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var random = new SeededRandom(1, "description");
        for (var round = 0; round < Rounds; round++)
        {
            File.WriteAllBytes(folder.File("own.json"), Damage(bytes, random));
            var fault = Record.Exception(() => CorpusCatalogue.Own.With(folder.File("own.json")));
            Assert.True(fault is null or SerException, fault?.ToString());
        }
    }

    // Changes, removes, doubles or swaps a few bytes.
    private static byte[] Damage(byte[] bytes, SeededRandom random)
    {
        var damaged = bytes.ToList();
        for (var i = random.Next(4); i >= 0 && damaged.Count > 1; i--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.RemoveRange(at, Math.Min(damaged.Count - at, 1 + random.Next(8)));
                    break;
                case 2:
                    damaged.InsertRange(at, damaged.GetRange(at, Math.Min(damaged.Count - at, 1 + random.Next(8))));
                    break;
                default:
                    damaged[at] = ",;\t\"\n\r{}[]:|\\"u8[random.Next(13)];
                    break;
            }
        }

        return [.. damaged];
    }
}
