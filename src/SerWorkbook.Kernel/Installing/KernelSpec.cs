using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel;

/// <summary>Tells Jupyter how to start the kernel.</summary>
public static partial class KernelSpec
{
    /// <summary>The name that notebooks and commands call the kernel by.</summary>
    public const string UsualName = "serworkbook";

    private const string FileName = "kernel.json";

    private static readonly JsonSerializerOptions JsonForm = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the kernel's <c>kernel.json</c>, replacing an earlier one.</summary>
    /// <param name="kernels">The folder of kernels.</param>
    /// <param name="name">The kernel's name: ASCII letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</param>
    /// <param name="command">The command that starts it; <c>{connection_file}</c> stands for the connection file.</param>
    /// <param name="environment">Variables of the environment that it is started with.</param>
    /// <returns>The file.</returns>
    /// <exception cref="NotebookException">The name is none, or the file cannot be written.</exception>
    public static string Install(
        string kernels,
        string name,
        IEnumerable<string> command,
        params IEnumerable<KeyValuePair<string, string>> environment
    )
    {
        var path = Path.Combine(kernels, Checked(name), FileName);
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Select(part => JsonValue.Create(part))]),
            ["env"] = new JsonObject(environment.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value))),
            ["display_name"] = name == UsualName ? "C# (SerWorkbook)" : $"C# (SerWorkbook, {name})",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        NotebookFile.WriteAllText(path, spec.ToJsonString(JsonForm) + "\n");
        return path;
    }

    /// <summary>Takes a kernel away that <see cref="Install"/> wrote.</summary>
    /// <param name="kernels">The folder of kernels.</param>
    /// <param name="name">The kernel's name.</param>
    /// <returns>The folder that is gone.</returns>
    /// <exception cref="NotebookException">There is no such kernel, it is not this one, or it cannot be deleted.</exception>
    public static string Uninstall(string kernels, string name)
    {
        var folder = Path.Combine(kernels, Checked(name));
        var path = Path.Combine(folder, FileName);
        try
        {
            if (!File.Exists(path))
            {
                throw new NotebookException($"There is no kernel '{name}' in {kernels}.");
            }

            if (!File.ReadAllText(path).Contains("\"C# (SerWorkbook", StringComparison.Ordinal))
            {
                throw new NotebookException($"The kernel '{name}' in {kernels} was not installed by ser; it is left as it is.");
            }

            Directory.Delete(folder, recursive: true);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"'{folder}' cannot be deleted: {e.Message}", e);
        }
    }

    private static string Checked(string name) =>
        Allowed().IsMatch(name) && name.Trim('.').Length > 0
            ? name
            : throw new NotebookException($"The kernel's name is '{name}'; it may hold ASCII letters, digits, '.', '_' and '-'.");

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex Allowed();
}
