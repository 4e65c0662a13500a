using System.Text.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Avatar;

/// <summary>The WebAssembly module: the npm package that <c>dotnet publish src/SerWorkbook.Browser</c> makes.</summary>
internal static class BrowserModule
{
    private const string Option = "--browser";
    private const string Publish = "'dotnet publish -c Release src/SerWorkbook.Browser' in a checkout of SerWorkbook makes it";

    /// <summary>The folder within ser, or within a page, that holds the package.</summary>
    public const string FolderName = "serworkbook";

    /// <summary>Finds the package.</summary>
    /// <param name="given">What the user gave; <see langword="null"/> for that of the checkout, else that of the installed tool.</param>
    /// <returns>Its folder.</returns>
    /// <exception cref="SerException">There is none, or it is of another version.</exception>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return Check(
                Directory.Exists(given)
                    ? given
                    : throw new SerException($"{given}: there is no such folder; {Option} takes the npm package.")
            );
        }

        string?[] places =
        [
            Places.Find().Checkout is { } checkout ? Path.Combine(checkout, "src/SerWorkbook.Browser/bin/Release/npm") : null,
            Path.Combine(AppContext.BaseDirectory, FolderName),
        ];
        return Check(
            places.FirstOrDefault(Directory.Exists)
                ?? throw new SerException($"The page needs the WebAssembly module: {Publish}; or name its npm folder with {Option}.")
        );
    }

    /// <summary>The files of the package that a page needs, and their names in the page with forward slashes.</summary>
    public static IEnumerable<(string Name, string Path)> FilesOf(string folder) =>
        Directory
            .GetFiles(Path.Combine(folder, "runtime"))
            .Select(file => (Name: "runtime/" + Path.GetFileName(file), Path: file))
            .Append((Name: "index.js", Path: Path.Combine(folder, "index.js")))
            // Many servers send no file whose name has no ending.
            .Append((Name: "LICENSE.txt", Path: Path.Combine(folder, "LICENSE")));

    private static string Check(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "index.js")) || !Directory.Exists(Path.Combine(folder, "runtime")))
        {
            throw new SerException($"{folder}: this is not the npm package of SerWorkbook; {Publish}.");
        }

        var (theirs, ours) = (VersionOf(folder), typeof(BrowserModule).Assembly.GetName().Version!.ToString(3));
        return theirs == ours
            ? folder
            : throw new SerException($"{folder}: the npm package has version {theirs}, and ser {ours}; {Publish}.");
    }

    private static string VersionOf(string folder)
    {
        var file = Path.Combine(folder, "package.json");
        try
        {
            using var package = JsonDocument.Parse(File.ReadAllBytes(file));
            return package.RootElement.GetProperty("version").GetString() ?? "none";
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FileNotFoundException)
        {
            throw new SerException($"{file}: this is not the description of an npm package; {Publish}.", fault);
        }
    }
}
