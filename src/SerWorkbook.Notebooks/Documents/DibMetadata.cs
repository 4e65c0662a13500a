using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>The metadata of a notebook in a <c>.dib</c> file, and what they are in an <c>.ipynb</c> file.</summary>
/// <remarks>
/// A <c>.dib</c> file has the kernels as <c>kernelInfo</c> itself; an <c>.ipynb</c> file has them in <c>polyglot_notebook</c>, beside
/// the <c>kernelspec</c> and <c>language_info</c> that Jupyter wants. All other fields are the same in both.
/// </remarks>
internal sealed class DibMetadata
{
    private const string KernelInfo = "kernelInfo";
    private const string Polyglot = "polyglot_notebook";
    private const string KernelSpec = "kernelspec";
    private const string LanguageInfo = "language_info";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _file;
    private readonly Dictionary<string, string> _kernels = new(StringComparer.Ordinal);

    private DibMetadata(JsonObject file)
    {
        _file = file;
        DefaultKernel = Text(file[KernelInfo]?["defaultKernelName"]) is { Length: > 0 } kernel ? kernel : "csharp";
        foreach (var item in file[KernelInfo]?["items"] as JsonArray ?? [])
        {
            if (item is JsonObject && Text(item["name"]) is { Length: > 0 } name)
            {
                _kernels[name] = name;
                foreach (var alias in (item["aliases"] as JsonArray ?? []).Select(Text).OfType<string>())
                {
                    _kernels.TryAdd(alias, name);
                }
            }
        }
    }

    /// <summary>The kernel of cells that name none.</summary>
    public string DefaultKernel { get; }

    /// <summary>What the file holds of the metadata of its cells; null for nothing.</summary>
    public JsonNode? Cells
    {
        get => _file[DibCells.Field];
        set
        {
            if (value is not null)
            {
                _file[DibCells.Field] = value;
            }
        }
    }

    /// <summary>The JSON that a <c>.dib</c> file holds, on one line.</summary>
    public string OfFile => _file.ToJsonString(Compact);

    /// <summary>The metadata of the notebook as an <c>.ipynb</c> file holds them.</summary>
    public JsonElement OfNotebook
    {
        get
        {
            var fields = _file.Where(pair => pair.Key is not (KernelInfo or Polyglot or KernelSpec or LanguageInfo or DibCells.Field));
            var polyglot = _file[Polyglot] is JsonObject rest ? Copy(rest) : [];
            polyglot[KernelInfo] = _file[KernelInfo]?.DeepClone();
            var usual = UsualOf(DefaultKernel);
            var notebook = new JsonObject
            {
                [KernelSpec] = (_file[KernelSpec] ?? usual[KernelSpec])?.DeepClone(),
                [LanguageInfo] = (_file[LanguageInfo] ?? usual[LanguageInfo])?.DeepClone(),
                [Polyglot] = polyglot,
            };
            foreach (var (name, value) in fields)
            {
                notebook[name] = value?.DeepClone();
            }

            return JsonSerializer.SerializeToElement(notebook);
        }
    }

    /// <summary>Reads the metadata of a <c>.dib</c> file.</summary>
    /// <param name="json">The text below <c>#!meta</c>; null where there is none.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <returns>The metadata.</returns>
    /// <exception cref="NotebookException">The text is not a JSON object.</exception>
    public static DibMetadata Read(string? json, string name)
    {
        try
        {
            var file =
                json is null ? []
                : JsonNode.Parse(json) is JsonObject read ? Copy(read)
                : throw new NotebookException($"'{name}' is not a notebook: the text below #!meta is not a JSON object.");
            file[KernelInfo] ??= KernelInfoOf("csharp");
            return new DibMetadata(file);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new NotebookException($"'{name}' is not a notebook: the text below #!meta is not JSON.", e);
        }
    }

    /// <summary>Finds the metadata of a notebook.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>What its <c>.dib</c> file holds.</returns>
    public static DibMetadata Of(NotebookDocument document)
    {
        var metadata = JsonObject.Create(document.Metadata)!;
        var polyglot = metadata[Polyglot] as JsonObject;
        var kernel = NotebookKernel.OtherThanCSharp(document.Metadata) ?? "csharp";
        var file = new JsonObject { [KernelInfo] = polyglot?[KernelInfo]?.DeepClone() ?? KernelInfoOf(kernel) };
        foreach (var (name, value) in metadata.Where(field => field.Key is not (KernelInfo or Polyglot)))
        {
            file[name] = value?.DeepClone();
        }

        if (polyglot?.Where(field => field.Key != KernelInfo).ToList() is { Count: > 0 } rest)
        {
            file[Polyglot] = new JsonObject(rest.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        }

        var made = new DibMetadata(file);
        foreach (var name in (string[])[KernelSpec, LanguageInfo])
        {
            // What follows from the kernel is not written.
            if (JsonNode.DeepEquals(file[name], UsualOf(made.DefaultKernel)[name]))
            {
                file.Remove(name);
            }
        }

        return made;
    }

    /// <summary>Finds the kernel that a line chooses.</summary>
    /// <param name="line">A line of a <c>.dib</c> file.</param>
    /// <returns>The name of the kernel; null where the line is part of a cell, as with arguments behind the name.</returns>
    public string? KernelOf(string line)
    {
        var name = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].TrimEnd() : "";
        return name.Length == 0 ? null : _kernels.GetValueOrDefault(name) ?? ForeignCell.KernelName(name);
    }

    private static JsonObject KernelInfoOf(string kernel) =>
        new()
        {
            ["defaultKernelName"] = kernel,
            ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = kernel }),
        };

    private static JsonObject UsualOf(string kernel)
    {
        var (name, language, version, extension) = kernel switch
        {
            "fsharp" => ("fsharp", "F#", "7.0", ".fs"),
            "pwsh" => ("pwsh", "PowerShell", "7.5", ".ps1"),
            _ => ("csharp", "C#", "13.0", ".cs"),
        };
        return new()
        {
            [KernelSpec] = new JsonObject
            {
                ["display_name"] = $".NET ({language})",
                ["language"] = language,
                ["name"] = $".net-{name}",
            },
            [LanguageInfo] = new JsonObject
            {
                ["file_extension"] = extension,
                ["mimetype"] = $"text/x-{name}",
                ["name"] = language,
                ["pygments_lexer"] = name,
                ["version"] = version,
            },
        };
    }

    // A name given twice shows only when the fields are looked at.
    private static JsonObject Copy(JsonObject read) => new(read.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
