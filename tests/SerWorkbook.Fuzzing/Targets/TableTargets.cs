using System.Text;
using SerWorkbook.Fuzzing.Engine;
using SerWorkbook.Speech;

namespace SerWorkbook.Fuzzing.Targets;

/// <summary>Tables: manifests and folds.</summary>
internal static class TableTargets
{
    /// <summary>A manifest as CSV, with any separator.</summary>
    public static FuzzTarget Manifest { get; } =
        new(
            "manifest",
            () =>
                Seeds(
                    "path,speaker,emotion,sex,sentence\na.wav,s1,angry,f,1\n\"b,c.wav\",s2,\"sa\"\"d\",m,2\n",
                    "sep=;\npath;speaker;emotion\r\na.wav;s1;angry\r\n",
                    "\"path\" \"speaker\" \"emotion\"\n\"1\" \"a.wav\" \"s1\" \"angry\"\n",
                    "file\tlabel\na.wav\t'=angry\n",
                    "\uFEFFindex|filename|emotion\n0|/x/y/a.wav|happy\n1|c:\\d\\b.wav|sad\n"
                ),
            input => ReadManifest("x.csv", input)
        )
        {
            Tokens = FuzzTarget.TokensOf(
                "path",
                "speaker",
                "emotion",
                "sex",
                "sentence",
                ",",
                ";",
                "\t",
                "|",
                "\"",
                "\r\n",
                "\n",
                "\0",
                "../",
                "/dev/zero",
                "'=",
                "=",
                "sep=;"
            ),
        };

    /// <summary>A manifest as JSON lines.</summary>
    public static FuzzTarget JsonLines { get; } =
        new(
            "json-lines",
            () => Seeds("{\"path\":\"a.wav\",\"speaker\":\"s1\",\"emotion\":\"angry\"}\n{\"path\":\"b.wav\",\"emotion\":3,\"x\":null}\n"),
            input => ReadManifest("x.jsonl", input)
        )
        {
            Tokens = FuzzTarget.TokensOf("{\"", "\":", "\"path\":\"", "\"emotion\":\"", "\n", "\\ud800", "\\u0000", "null", "[", "]", "}"),
        };

    /// <summary>A partition into folds.</summary>
    public static FuzzTarget Folds { get; } =
        new(
            "folds",
            () =>
                Seeds(
                    "fold,path\n1,0/0/0.wav\n2,0/0/1.wav\n",
                    "speaker;fold\ns1;a\ns2;b\n",
                    "\"fold\",\"path\"\n\"1\",\"a,b.wav\"\n2,c.wav\n"
                ),
            ReadFolds
        )
        {
            Tokens = FuzzTarget.TokensOf("fold", "path", "speaker", ",", ";", "\"", "\n", "\r\n", "\0", "'="),
        };

    private static IReadOnlyList<byte[]> Seeds(params IReadOnlyList<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static void ReadManifest(string name, byte[] input)
    {
        try
        {
            var path = ScratchFile.Write(name, input);
            _ = Corpora.Tables.Manifest.Open(path, _ => ["a.wav", "b.wav", "y/a.wav"]);
        }
        catch (SerException)
        {
            // What a reader may say.
        }
    }

    private static void ReadFolds(byte[] input)
    {
        try
        {
            _ = FoldFile.Read(ScratchFile.Write("folds.csv", input)).Assign(SearchSeeds.Table.Corpus);
        }
        catch (SerException)
        {
            // What a reader may say.
        }
    }
}
