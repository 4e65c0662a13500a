using System.Text.Json;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>Embeds the pictures that prose names: attachments of its cell and files below the notebook's folder.</summary>
internal sealed class ProsePictures
{
    // What a page carries of pictures, so that one named a thousand times does not fill the memory.
    private const long MostTogether = 100_000_000;

    private readonly PictureFolder? _folder;
    private long _embedded;

    /// <summary>Sets where files are taken from.</summary>
    /// <param name="folder">The notebook's folder; null: no file is read.</param>
    public ProsePictures(string? folder)
    {
        _folder = folder is null ? null : new PictureFolder(folder);
    }

    /// <summary>Finds a picture.</summary>
    /// <param name="url">What the prose calls it.</param>
    /// <param name="cell">The cell of the prose.</param>
    /// <returns>A data URI, or null and why it cannot be embedded.</returns>
    public (string? DataUri, string Reason) Find(string url, NotebookCell cell)
    {
        if (url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
        {
            return (url, "");
        }

        var (content, reason) = url switch
        {
            _ when url.StartsWith("attachment:", StringComparison.Ordinal) => Attachment(
                Uri.UnescapeDataString(url["attachment:".Length..]),
                cell
            ),
            _ when url.Contains(':', StringComparison.Ordinal) || url.StartsWith("//", StringComparison.Ordinal) => (
                null,
                "pages hold nothing from elsewhere"
            ),
            _ => _folder?.Read(Uri.UnescapeDataString(url)) ?? (null, "the page was made without the notebook's folder"),
        };
        return content is null ? (null, reason) : Embed(content);
    }

    private (string? DataUri, string Reason) Embed(byte[] content)
    {
        if (PictureContent.MimeType(content) is not { } type)
        {
            return (null, $"it is no {PictureContent.Kinds} picture");
        }

        if (_embedded + content.Length > MostTogether)
        {
            return (null, FormattableString.Invariant($"the pictures of a page may have {MostTogether / 1_000_000} MB together"));
        }

        _embedded += content.Length;
        return ($"data:{type};base64,{Convert.ToBase64String(content)}", "");
    }

    private static (byte[]? Content, string Reason) Attachment(string name, NotebookCell cell)
    {
        var attachments = cell.OtherFields.FirstOrDefault(f => f.Key == "attachments").Value;
        if (
            attachments.ValueKind != JsonValueKind.Object
            || !attachments.TryGetProperty(name, out var bundle)
            || bundle.ValueKind != JsonValueKind.Object
        )
        {
            return (null, "the cell has no such attachment");
        }

        var (content, tooLarge) = ((byte[]?)null, false);
        foreach (var picture in bundle.EnumerateObject().Where(p => p.Name.StartsWith("image/", StringComparison.OrdinalIgnoreCase)))
        {
            var text = JsonFields.JoinedText(picture.Value);
            tooLarge |= text?.Length / 4L * 3 > PictureFolder.Largest;
            content ??= text is null || tooLarge ? null : Decoded(text);
        }

        return (content, tooLarge ? PictureFolder.TooLarge : $"it is no {PictureContent.Kinds} picture");
    }

    private static byte[]? Decoded(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
