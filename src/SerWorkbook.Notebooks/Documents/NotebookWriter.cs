using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>Writes the JSON of a notebook file in its one canonical form.</summary>
internal static class NotebookWriter
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a notebook.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>The text of its file, ending in a line feed.</returns>
    public static string Write(NotebookDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            WriteFields(
                json,
                document.OtherFields,
                [
                    ("cells", () => WriteArray(json, CellIds.Complete(document.Cells), WriteCell)),
                    ("metadata", () => document.Metadata.WriteTo(json)),
                    ("nbformat", () => json.WriteNumberValue(4)),
                    ("nbformat_minor", () => json.WriteNumberValue(5)),
                ]
            );
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Writes a cell as it stands in the file, without the signs that part it from others.</summary>
    /// <param name="cell">The cell, with the id that it has in the file.</param>
    /// <returns>JSON, indented as in the file.</returns>
    public static byte[] WriteCell(NotebookCell cell)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WritePropertyName("cells");
            WriteArray(json, [cell], WriteCell);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan[FirstCell.Length..^LastCell.Length].ToArray();
    }

    /// <summary>Writes a notebook whose cells are written already.</summary>
    /// <param name="document">The notebook, without cells.</param>
    /// <param name="cells">What <see cref="WriteCell(NotebookCell)"/> gave for each.</param>
    /// <param name="target">Gets the content of the file.</param>
    public static void Write(NotebookDocument document, IReadOnlyList<byte[]> cells, Stream target)
    {
        var frame = Encoding.UTF8.GetBytes(Write(document with { Cells = [] }));
        var at = cells.Count == 0 ? -1 : frame.AsSpan().IndexOf(NoCells) + NoCells.Length - 1;
        if (at < 0)
        {
            target.Write(frame);
            return;
        }

        target.Write(frame.AsSpan(0, at));
        for (var i = 0; i < cells.Count; i++)
        {
            target.Write(i == 0 ? "\n  "u8 : ",\n  "u8);
            target.Write(cells[i]);
        }

        target.Write("\n "u8);
        target.Write(frame.AsSpan(at));
    }

    // No other field is indented by one space alone.
    private static ReadOnlySpan<byte> NoCells => "\n \"cells\": []"u8;

    private static ReadOnlySpan<byte> FirstCell => "{\n \"cells\": [\n  "u8;

    private static ReadOnlySpan<byte> LastCell => "\n ]\n}"u8;

    private static void WriteCell(Utf8JsonWriter json, NotebookCell cell)
    {
        List<(string, Action)> fields =
        [
            (
                "cell_type",
                () =>
                    json.WriteStringValue(
                        cell.Kind switch
                        {
                            CellKind.Code => "code",
                            CellKind.Markdown => "markdown",
                            _ => "raw",
                        }
                    )
            ),
            ("id", () => json.WriteStringValue(cell.Id)),
            ("metadata", () => cell.Metadata.WriteTo(json)),
            ("source", () => WriteLines(json, cell.Source)),
        ];
        if (cell.Kind == CellKind.Code)
        {
            fields.Add(("execution_count", () => WriteCount(json, cell.ExecutionCount)));
            fields.Add(("outputs", () => WriteArray(json, cell.Outputs, WriteOutput)));
        }

        WriteFields(json, cell.OtherFields, fields);
    }

    /// <summary>Writes an output alone.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="output">The output.</param>
    public static void WriteOutput(Utf8JsonWriter json, NotebookOutput output) =>
        WriteFields(
            json,
            [],
            output switch
            {
                ResultOutput result =>
                [
                    .. RichFields(json, result, "execute_result"),
                    ("execution_count", () => WriteCount(json, result.ExecutionCount)),
                ],
                RichOutput rich => RichFields(json, rich, "display_data"),
                StreamOutput stream =>
                [
                    ("name", () => WriteText(json, stream.Name)),
                    ("output_type", () => json.WriteStringValue("stream")),
                    ("text", () => WriteLines(json, stream.Text)),
                ],
                ErrorOutput error =>
                [
                    ("ename", () => WriteText(json, error.Name)),
                    ("evalue", () => WriteText(json, error.Value)),
                    ("output_type", () => json.WriteStringValue("error")),
                    ("traceback", () => WriteArray(json, error.Traceback, WriteText)),
                ],
                _ => throw new ArgumentException($"An output of type {output.GetType().Name} has no form in a notebook file."),
            }
        );

    private static List<(string, Action)> RichFields(Utf8JsonWriter json, RichOutput rich, string type) =>
        [
            ("data", () => WriteData(json, rich.Data)),
            ("metadata", () => rich.Metadata.WriteTo(json)),
            ("output_type", () => json.WriteStringValue(type)),
        ];

    private static void WriteData(Utf8JsonWriter json, MimeBundle data)
    {
        json.WriteStartObject();
        foreach (var mimeType in data.MimeTypes)
        {
            json.WritePropertyName(mimeType);
            if (data.Json(mimeType) is { } value)
            {
                value.WriteTo(json);
            }
            else if (IsSplit(mimeType))
            {
                WriteLines(json, data.Text(mimeType)!);
            }
            else
            {
                WriteText(json, data.Text(mimeType)!);
            }
        }

        json.WriteEndObject();
    }

    // As nbformat does: what people read is split into lines, what machines encode is not.
    private static bool IsSplit(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "image/svg+xml" or "application/javascript";

    private static void WriteFields(
        Utf8JsonWriter json,
        IReadOnlyList<KeyValuePair<string, JsonElement>> others,
        IEnumerable<(string Name, Action Write)> fields
    )
    {
        json.WriteStartObject();
        foreach (
            var (name, write) in fields
                .Concat(others.Select(o => (o.Key, (Action)(() => o.Value.WriteTo(json)))))
                .OrderBy(f => f.Item1, StringComparer.Ordinal)
        )
        {
            json.WritePropertyName(name);
            write();
        }

        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteLines(Utf8JsonWriter json, string text) => WriteArray(json, JsonFields.Lines(text), WriteText);

    private static void WriteText(Utf8JsonWriter json, string text) => json.WriteStringValue(JsonFields.Unicode(text));

    private static void WriteCount(Utf8JsonWriter json, int? count)
    {
        if (count is { } value)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
