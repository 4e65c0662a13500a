using System.Text.Json;

namespace SerWorkbook.Notebooks.Tests.Documents;

public sealed class NotebookFuzzTests
{
    private const int Rounds = 400;

    private static readonly string[] Pieces =
    [
        "a",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\"",
        "\\",
        "</script>",
        "<!--",
        "ä",
        "é\u0301",
        "漢字",
        "😀",
        "\u2028",
        "\u0001",
        "\uD800",
        "\uDC00x",
        "#!csharp",
        " ",
    ];

    [Fact]
    public void Documents_of_any_content_survive_writing_and_reading()
    {
        var random = new Random(7);
        for (var round = 0; round < Rounds; round++)
        {
            var document = new NotebookDocument { Cells = [.. Many(random, 6, RandomCell)], Metadata = RandomObject(random, 3) };

            var written = document.ToJson();
            var read = NotebookDocument.Parse(written, $"round {round}");

            Assert.Equal(written, read.ToJson());
            Assert.Equal(document.Cells.Select(c => Valid(c.Source)), read.Cells.Select(c => c.Source));
            Assert.Equal(document.Cells.Select(c => c.Kind), read.Cells.Select(c => c.Kind));
            Assert.Equal(
                document.Cells.Select(c => string.Join('|', c.Outputs.Select(Describe))),
                read.Cells.Select(c => string.Join('|', c.Outputs.Select(Describe)))
            );
        }
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_in_a_sentence()
    {
        var random = new Random(8);
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var text = new NotebookDocument { Cells = [.. Many(random, 4, RandomCell)] }
                .ToJson()
                .ToCharArray();
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                text[random.Next(text.Length)] = "{}[]\",:0x\n\\"[random.Next(11)];
            }

            try
            {
                NotebookDocument.Parse(new string(text));
            }
            catch (NotebookException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, Rounds / 4, Rounds);
    }

    private static NotebookCell RandomCell(Random random)
    {
        var kind = (CellKind)random.Next(3);
        return new NotebookCell
        {
            Kind = kind,
            Source = RandomText(random),
            Id = random.Next(3) == 0 ? $"id-{random.Next(5)}" : "",
            Metadata = RandomObject(random, 2),
            Outputs = kind == CellKind.Code ? [.. Many(random, 4, RandomOutput)] : [],
            ExecutionCount = kind == CellKind.Code && random.Next(2) == 0 ? random.Next(100) : null,
        };
    }

    private static NotebookOutput RandomOutput(Random random) =>
        random.Next(4) switch
        {
            0 => new StreamOutput(random.Next(2) == 0 ? "stdout" : "stderr", RandomText(random)),
            1 => new ErrorOutput(RandomText(random), RandomText(random), [.. Many(random, 3, RandomText)]),
            2 => new DisplayOutput { Data = RandomBundle(random), Metadata = RandomObject(random, 1) },
            _ => new ResultOutput { Data = RandomBundle(random), ExecutionCount = random.Next(9) },
        };

    private static MimeBundle RandomBundle(Random random) =>
        MimeBundle
            .Empty.With("text/plain", RandomText(random))
            .With("image/png", RandomText(random))
            .With("image/svg+xml", RandomText(random))
            .With("application/vnd.plotly.v1+json", RandomObject(random, 3).GetRawText());

    private static JsonElement RandomObject(Random random, int depth) =>
        JsonSerializer.SerializeToElement(Enumerable.Range(0, random.Next(4)).ToDictionary(i => $"k{i}", _ => RandomValue(random, depth)));

    private static object? RandomValue(Random random, int depth) =>
        random.Next(depth > 0 ? 6 : 4) switch
        {
            0 => null,
            1 => random.NextDouble() * 1e6,
            2 => random.Next(2) == 0,
            3 => Valid(RandomText(random)),
            4 => RandomObject(random, depth - 1),
            _ => Many(random, 3, r => RandomValue(r, depth - 1)).ToArray(),
        };

    private static string RandomText(Random random) => string.Concat(Many(random, 8, r => Pieces[r.Next(Pieces.Length)]));

    private static IEnumerable<T> Many<T>(Random random, int most, Func<Random, T> make) =>
        Enumerable.Range(0, random.Next(most + 1)).Select(_ => make(random)).ToList();

    private static string Describe(NotebookOutput output) =>
        Valid(
            output switch
            {
                StreamOutput stream => $"{stream.Name}:{stream.Text}",
                ErrorOutput error => $"{error.Name}:{error.Value}:{string.Join('/', error.Traceback)}",
                RichOutput rich => string.Join(
                    '/',
                    rich.Data.MimeTypes.Select(m =>
                        m + "=" + (rich.Data.Json(m) is { } json ? JsonSerializer.Serialize(json) : rich.Data.Text(m))
                    )
                ),
                _ => "?",
            }
        );

    // Half a surrogate pair is no text and cannot be written: it becomes the replacement character.
    private static string Valid(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
