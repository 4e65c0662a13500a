using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Cli.Requests;

/// <summary>A recording to predict: a file, or standard input.</summary>
/// <param name="Name">The path as it was given or found; <c>-</c> for standard input.</param>
/// <param name="Content">What standard input held; <see langword="null"/> for a file.</param>
internal sealed record PredictionSource(string Name, byte[]? Content = null)
{
    private const string StandardInput = "-";

    /// <summary>Finds the recordings that a user means.</summary>
    /// <param name="given">Files, folders, or <c>-</c>.</param>
    /// <returns>The recordings: those of a folder in ordinal order of their paths.</returns>
    /// <exception cref="SerException">A folder holds no recording, or standard input is asked for twice.</exception>
    public static IReadOnlyList<PredictionSource> Find(IReadOnlyList<string> given) =>
        given.Count(name => name == StandardInput) > 1
            ? throw new SerException("Standard input (-) can be read only once; give '-' once.")
            : [.. given.SelectMany(Find)];

    /// <summary>Opens the recording.</summary>
    /// <exception cref="InvalidAudioException">It is not audio that can be read.</exception>
    public WavFile Open() => Content is null ? AudioReader.Open(Name) : AudioReader.Open(new MemoryStream(Content), NameInMessages);

    /// <summary>How sentences name it.</summary>
    public string NameInMessages => Content is null ? Name : "standard input";

    private static IEnumerable<PredictionSource> Find(string name)
    {
        if (name == StandardInput)
        {
            using var copy = new MemoryStream();
            using var input = Console.OpenStandardInput();
            input.CopyTo(copy);
            return [new PredictionSource(StandardInput, copy.ToArray())];
        }

        return Directory.Exists(name) ? InFolder(name) : [new PredictionSource(name)];
    }

    private static IReadOnlyList<PredictionSource> InFolder(string folder)
    {
        string[] files = [.. FolderWalk.Of(folder).Files.Where(IsAudio).Order(StringComparer.Ordinal)];
        return files.Length == 0
            ? throw new SerException($"{folder}: there is no recording in this folder or below it.")
            : Array.ConvertAll(files, file => new PredictionSource(file));
    }

    private static bool IsAudio(string file)
    {
        try
        {
            return AudioFormat.OfFile(file) is not null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
