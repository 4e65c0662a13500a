using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Downloads;

/// <summary>The part of an archive that has been downloaded, and what the server called the whole that it belongs to.</summary>
/// <remarks>Both lie beside the archive, so that a download that was stopped at any byte is continued.</remarks>
/// <param name="target">The path of the archive.</param>
internal sealed class PartialFile(string target)
{
    /// <summary>The path of the part.</summary>
    public string Path { get; } = target + ".part";

    /// <summary>Bytes that are there.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    private string NotePath => Path + ".json";

    /// <summary>What the part belongs to; <see langword="null"/> where that is not known, so that it cannot be continued.</summary>
    public DownloadVersion? Version()
    {
        try
        {
            return JsonSerializer.Deserialize<DownloadVersion>(File.ReadAllBytes(NotePath));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Starts anew with a version.</summary>
    public void Restart(DownloadVersion version)
    {
        Discard();
        AtomicFile.WriteAllBytes(NotePath, JsonSerializer.SerializeToUtf8Bytes(version));
    }

    /// <summary>Opens the part for more bytes.</summary>
    public FileStream Append() => new(Path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>The part is the whole: gives it its name.</summary>
    public void Complete()
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(NotePath);
    }

    /// <summary>Forgets the part.</summary>
    public void Discard()
    {
        // The note goes first: a part without one is never continued.
        File.Delete(NotePath);
        File.Delete(Path);
    }
}

/// <summary>What a server says of a file, so that a part of one version is not continued with another.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Tag">The strong entity tag, or the time of the last change; <see langword="null"/> where the server gives neither.</param>
/// <param name="Bytes">Its size; <see langword="null"/> where the server does not say.</param>
internal sealed record DownloadVersion(string Url, string? Tag, long? Bytes);
