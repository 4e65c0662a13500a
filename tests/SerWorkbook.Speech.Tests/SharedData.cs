using System.Globalization;

namespace SerWorkbook.Speech.Tests;

/// <summary>Recordings and reference values that lie beside the repository on machines that have them.</summary>
internal static class SharedData
{
    public static string Ravdess =>
        Require(
            Path.Combine(Root(), "data", "ravdess"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "serworkbook", "ravdess"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "serworkbook", "ravdess")
        );

    public static string Reference(string relative) => RequireFile(Path.Combine(Root(), "reference", relative));

    public static string RavdessClip(string name)
    {
        var actor = "Actor_" + name[^2..];
        return RequireFile(Path.Combine(Ravdess, actor, name + ".wav"));
    }

    /// <summary>A matrix as librosa has it: rows are coefficients, columns are frames.</summary>
    public static double[][] ReadMatrix(string relative) =>
        [
            .. File.ReadLines(Reference(relative))
                .Select(line => line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()),
        ];

    private static string Root()
    {
        var repository = Repository.Root();
        return Path.Combine(Path.GetDirectoryName(repository) ?? repository, "shared");
    }

    private static string Require(params string[] folders)
    {
        var found = Array.Find(folders, folder => Directory.Exists(Path.Combine(folder, "Actor_01")));
        Assert.SkipWhen(found is null, "The RAVDESS recordings are not on this machine.");
        return found!;
    }

    private static string RequireFile(string path)
    {
        Assert.SkipUnless(File.Exists(path), $"{Path.GetFileName(path)} is not on this machine.");
        return path;
    }
}
