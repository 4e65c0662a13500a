using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SerWorkbook.Speech;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>Reads the JSON of a notebook file.</summary>
internal sealed class NotebookReader
{
    // Kernels give a value in four or five forms.
    private const int MostForms = 100;

    private readonly string _name;

    private NotebookReader(string name)
    {
        _name = name;
    }

    /// <summary>Reads a notebook.</summary>
    /// <param name="bytes">The file's bytes: UTF-8, or what a byte-order mark says.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotebookException">The bytes are not a notebook of format 4.</exception>
    public static NotebookDocument Read(ReadOnlySpan<byte> bytes, string name)
    {
        var reader = new NotebookReader(name);
        var utf8 = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        try
        {
            var text = IsPlain(utf8) ? utf8 : reader.ToUtf8(bytes);
            var root = JsonElement.Parse(text);
            RequireUnicode(text, root);
            return reader.Document(root);
        }
        catch (JsonException e)
        {
            throw new NotebookException($"'{name}' is not a notebook: it is not JSON (line {e.LineNumber + 1}).", e);
        }
        catch (InvalidOperationException e)
        {
            // System.Text.Json throws this for an escaped half of a surrogate pair.
            throw new NotebookException($"'{name}' is not a notebook: it holds text that is not Unicode.", e);
        }
    }

    /// <summary>Reads an output alone.</summary>
    /// <param name="output">What <see cref="NotebookWriter.WriteOutput"/> wrote.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <returns>The output.</returns>
    /// <exception cref="NotebookException">It is none.</exception>
    public static NotebookOutput ReadOutput(JsonElement output, string name) => new NotebookReader(name).Output(output, 1);

    // Also in fields that are kept as they are: what can be read can be written. Only escapes can be half of a pair.
    private static void RequireUnicode(ReadOnlySpan<byte> text, JsonElement root)
    {
        if (text.IndexOf("\\ud"u8) >= 0 || text.IndexOf("\\uD"u8) >= 0)
        {
            using var writer = new Utf8JsonWriter(Stream.Null);
            root.WriteTo(writer);
        }
    }

    // A NUL may not stand in JSON: where one does, the file may be in another encoding.
    private static bool IsPlain(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) && !bytes.Contains((byte)0);

    private byte[] ToUtf8(ReadOnlySpan<byte> bytes) =>
        UnicodeText.Decode(bytes, out var text) is { } fault ? throw Fault(fault) : Encoding.UTF8.GetBytes(text);

    private NotebookDocument Document(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("nbformat", out var format))
        {
            throw Fault("it has no field 'nbformat'");
        }

        if (format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var major) || major != 4)
        {
            throw Fault($"its format is {format.GetRawText()}, and only format 4 can be read");
        }

        if (!root.TryGetProperty("cells", out var cells) || cells.ValueKind != JsonValueKind.Array)
        {
            throw Fault("it has no list 'cells'");
        }

        var metadata = JsonFields.ObjectField(root, "metadata");
        var kernel = NotebookKernel.OtherThanCSharp(metadata);
        return new NotebookDocument
        {
            Cells = CellIds.Complete([.. cells.EnumerateArray().Select((c, i) => Cell(c, i + 1) with { NotebookKernel = kernel })]),
            Metadata = metadata,
            OtherFields = JsonFields.Others(root, "cells", "metadata", "nbformat", "nbformat_minor"),
        };
    }

    private NotebookCell Cell(JsonElement cell, int position)
    {
        if (cell.ValueKind != JsonValueKind.Object)
        {
            throw Fault($"cell {position} is not an object");
        }

        var kind = TextField(cell, "cell_type") switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw Fault($"cell {position} has the type '{other}', not code, markdown or raw"),
        };
        var isCode = kind == CellKind.Code;
        return new NotebookCell
        {
            Kind = kind,
            Id = TextField(cell, "id") ?? "",
            Source =
                (cell.TryGetProperty("source", out var source) ? JsonFields.JoinedText(source) : null)
                ?? throw Fault($"cell {position} has no text 'source'"),
            Metadata = JsonFields.ObjectField(cell, "metadata"),
            Outputs =
                isCode && cell.TryGetProperty("outputs", out var outputs) && outputs.ValueKind == JsonValueKind.Array
                    ? [.. outputs.EnumerateArray().Select(o => Output(o, position))]
                    : [],
            ExecutionCount = isCode ? CountField(cell) : null,
            OtherFields = JsonFields.Others(cell, "cell_type", "id", "source", "metadata", "outputs", "execution_count"),
        };
    }

    private NotebookOutput Output(JsonElement output, int position)
    {
        var type = output.ValueKind == JsonValueKind.Object ? TextField(output, "output_type") : null;
        return type switch
        {
            "display_data" => new DisplayOutput { Data = Data(output, position), Metadata = JsonFields.ObjectField(output, "metadata") },
            "execute_result" => new ResultOutput
            {
                Data = Data(output, position),
                Metadata = JsonFields.ObjectField(output, "metadata"),
                ExecutionCount = CountField(output),
            },
            "stream" => new StreamOutput(
                TextField(output, "name") ?? "stdout",
                output.TryGetProperty("text", out var text) ? JsonFields.JoinedText(text) ?? "" : ""
            ),
            "error" => new ErrorOutput(
                TextField(output, "ename") ?? "Error",
                TextField(output, "evalue") ?? "",
                output.TryGetProperty("traceback", out var lines) && lines.ValueKind == JsonValueKind.Array
                    ? [.. lines.EnumerateArray().Select(l => JsonFields.JoinedText(l) ?? "")]
                    : []
            ),
            _ => throw Fault($"cell {position} has an output of the unknown type '{type}'"),
        };
    }

    private MimeBundle Data(JsonElement output, int position)
    {
        if (!output.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            throw Fault($"cell {position} has an output without 'data'");
        }

        if (data.GetPropertyCount() > MostForms)
        {
            throw Fault($"cell {position} has an output in {data.GetPropertyCount()} MIME types, and at most {MostForms} are read");
        }

        var bundle = MimeBundle.Empty;
        foreach (var content in data.EnumerateObject())
        {
            // A value that a JSON type does not explain is kept as JSON too: nothing of the file is lost.
            bundle =
                !MimeBundle.IsJson(content.Name) && JsonFields.JoinedText(content.Value) is { } text
                    ? bundle.With(content.Name, text)
                    : bundle.With(content.Name, content.Value);
        }

        return bundle;
    }

    private static string? TextField(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? CountField(JsonElement owner) =>
        owner.TryGetProperty("execution_count", out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var count)
            ? count
            : null;

    private NotebookException Fault(string why) => new($"'{_name}' is not a notebook: {why}.");
}
