using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SerWorkbook.Notebooks;

/// <summary>What is remembered of a run beside the notebook, where times do not disturb the comparison of two outputs.</summary>
public sealed record NotebookRunRecord
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The notebook's file name.</summary>
    public required string Notebook { get; init; }

    /// <summary>The hash of all that the outputs depend on, in hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>
    /// The SHA-256 of the files that the outputs depend on, as the run left them, in hexadecimal; empty where there are none.
    /// </summary>
    public string InputsSha256 { get; init; } = "";

    /// <summary>The SHA-256 of the executed notebook as it was written, in hexadecimal.</summary>
    public required string TargetSha256 { get; init; }

    /// <summary>How the run ended; never <see cref="RunStatus.Reused"/>.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>How long the run took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The cells executed, in order.</summary>
    public required IReadOnlyList<CellRun> Cells { get; init; }

    /// <summary>The cell that stopped the run; null if none did.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>Reads a record.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The record, or null if there is none or the file is none: then the notebook is run again.</returns>
    public static NotebookRunRecord? Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<NotebookRunRecord>(NotebookFile.ReadAllBytes(path), Form);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the record, beside its place first and then renamed.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <exception cref="NotebookException">The file cannot be written there.</exception>
    public void Save(string path) => NotebookFile.WriteAllText(path, JsonSerializer.Serialize(this, Form) + "\n");

    /// <summary>Tells whether an executed notebook is as this run left it.</summary>
    /// <param name="text">The text of its file.</param>
    /// <returns>True if it is the same.</returns>
    public bool IsOf(string text) => TargetSha256 == Hash(text);

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
