using System.Text.Json;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Embeds the pictures that prose names: attachments of its cell and files beside the notebook.</summary>
internal sealed class ProsePictures
{
    private static readonly Dictionary<string, string> MimeTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    };

    private readonly string? _folder;

    /// <summary>Sets where files are taken from.</summary>
    /// <param name="folder">The notebook's folder; null: no file is read.</param>
    public ProsePictures(string? folder)
    {
        _folder = folder;
    }

    /// <summary>Finds a picture.</summary>
    /// <param name="url">What the prose calls it.</param>
    /// <param name="cell">The cell of the prose.</param>
    /// <returns>A data URI, or null for what cannot be embedded: pictures of the web above all.</returns>
    public string? DataUri(string url, NotebookCell cell) => url switch
    {
        _ when url.StartsWith("attachment:", StringComparison.Ordinal) => Attachment(Uri.UnescapeDataString(url["attachment:".Length..]), cell),
        _ when url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) => url,
        _ when url.Contains(':', StringComparison.Ordinal) || url.StartsWith("//", StringComparison.Ordinal) => null,
        _ => FromFile(Uri.UnescapeDataString(url)),
    };

    private static string? Attachment(string name, NotebookCell cell)
    {
        var attachments = cell.OtherFields.FirstOrDefault(f => f.Key == "attachments").Value;
        if (attachments.ValueKind != JsonValueKind.Object || !attachments.TryGetProperty(name, out var bundle) || bundle.ValueKind != JsonValueKind.Object)
            return null;
        var picture = bundle.EnumerateObject().FirstOrDefault(p => MimeTypes.ContainsValue(p.Name) && p.Value.ValueKind == JsonValueKind.String);
        return picture.Value.ValueKind == JsonValueKind.String ? $"data:{picture.Name};base64,{picture.Value.GetString()}" : null;
    }

    private string? FromFile(string path)
    {
        if (_folder is null || !MimeTypes.TryGetValue(Path.GetExtension(path), out var mimeType))
            return null;
        try
        {
            var file = Path.GetFullPath(path, Path.GetFullPath(_folder));
            return File.Exists(file) ? $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
