using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Avatar;

/// <summary>Writes the page with the avatar, the WebAssembly module and a model into one folder, which any web server can show.</summary>
internal static class AvatarFolder
{
    /// <summary>What the page calls its model.</summary>
    public const string ModelName = "emotion.ser";

    // The service worker reads which files to keep from it.
    private const string ListName = "files.js";

    // Where the page's own files lie beside ser.
    private static string Source => Path.Combine(AppContext.BaseDirectory, "avatar");

    /// <summary>Writes the folder; files of the same names are replaced, others are left.</summary>
    /// <param name="module">The folder of the npm package.</param>
    /// <param name="bundle">The file of the model, which has been checked.</param>
    /// <param name="target">The folder to write, which exists.</param>
    /// <returns>The number of files and their bytes.</returns>
    public static (int Files, long Bytes) Write(string module, string bundle, string target)
    {
        var sources = Directory
            .GetFiles(Source)
            .Select(file => (Name: Path.GetFileName(file), Path: file))
            .Concat(BrowserModule.FilesOf(module).Select(file => (Name: $"{BrowserModule.FolderName}/{file.Name}", file.Path)))
            .Append((Name: ModelName, Path: bundle))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToArray();
        using var version = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = 0L;
        foreach (var (name, path) in sources)
        {
            var content = File.ReadAllBytes(path);
            version.AppendData(Encoding.UTF8.GetBytes($"{name} {content.Length}\n"));
            version.AppendData(content);
            bytes += content.Length;
            var place = Path.Combine(target, name);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            AtomicFile.WriteAllBytes(place, content);
        }

        // Last, so that no browser keeps a part of the new files under the new version.
        AtomicFile.WriteAllText(Path.Combine(target, ListName), ListOf(version.GetHashAndReset(), sources.Select(file => file.Name)));
        return (sources.Length + 1, bytes);
    }

    private static string ListOf(byte[] hash, IEnumerable<string> names)
    {
        var version = Convert.ToHexStringLower(hash)[..16];
        var files = string.Join(",\n", names.Select(name => "    " + JsonSerializer.Serialize(name)));
        return $"// Written by \"ser avatar\".\nself.avatarFiles = {{\n  version: \"{version}\",\n  files: [\n{files}\n  ]\n}};\n";
    }
}
