namespace SerWorkbook.Speech.Tests.Audio;

/// <summary>The files of the folder Kinds.</summary>
internal static class KindFiles
{
    /// <summary>The path of one of them.</summary>
    public static string Path(string file) =>
        System.IO.Path.Combine(Repository.Root(), "tests", "SerWorkbook.Speech.Tests", "Audio", "Kinds", file);
}
