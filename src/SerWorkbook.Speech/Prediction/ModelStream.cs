using SerWorkbook.Speech.Bundles;

namespace SerWorkbook.Speech.Prediction;

/// <summary>Opens models on disk, whatever form they have.</summary>
internal static class ModelStream
{
    /// <summary>The usual name of a model file, also within a bundle.</summary>
    public const string ModelName = "model.json";

    // Where a search puts the model within its own folder.
    private const string ModelFolder = "model";

    private const string AnyModel = "a bundle (emotion.ser) or a model file (model.json)";

    /// <summary>Reads a model from a bundle, a model file, or a folder that holds either, such as that of a search.</summary>
    /// <param name="path">The file or folder.</param>
    /// <exception cref="InvalidModelException">There is no such file, or it is not a usable model.</exception>
    public static EmotionModel Load(string path)
    {
        var file = FileOf(path);
        using var stream = OpenRead(file, AnyModel);
        return Load(stream, file);
    }

    /// <summary>The file that a path stands for: itself, or the model in a folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <exception cref="InvalidModelException">The folder holds no model, or two.</exception>
    public static string FileOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Directory.Exists(path) ? FindIn(path) : path;
    }

    /// <summary>Reads a model from a stream that holds a bundle or a model file.</summary>
    /// <param name="stream">The stream; it need not be seekable.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidModelException">The content is not a usable model.</exception>
    public static EmotionModel Load(Stream stream, string name)
    {
        if (!stream.CanSeek)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            copy.Position = 0;
            return Load(copy, name);
        }

        Span<byte> start = stackalloc byte[4];
        var origin = stream.Position;
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = origin;
        return BundleArchive.IsArchive(start[..read]) ? EmotionBundle.LoadModel(stream, name) : ModelFile.Load(stream, name);
    }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="needed">What is needed, for error messages.</param>
    /// <exception cref="InvalidModelException">There is no such file, or it cannot be opened for reading.</exception>
    public static FileStream OpenRead(string path, string needed)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (OrdinaryFile.FindFault(path) is { } other)
        {
            throw new InvalidModelException(path, $"{other}, not {needed}");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var reason =
                Directory.Exists(path) ? $"this is a folder; {needed} is needed"
                : File.Exists(path) ? "the file cannot be opened for reading"
                : $"there is no such file; {needed} is needed";
            throw new InvalidModelException(path, reason, fault);
        }
    }

    private static string FindIn(string folder)
    {
        string[] models = [Path.Combine(folder, ModelName), Path.Combine(folder, ModelFolder, ModelName)];
        if (models.FirstOrDefault(File.Exists) is { } model)
        {
            return model;
        }

        var bundles = Directory.GetFiles(folder, "*.ser").Order(StringComparer.Ordinal).ToArray();
        return bundles.Length switch
        {
            1 => bundles[0],
            0 => throw new InvalidModelException(folder, $"this folder holds no {ModelName} and no bundle (emotion.ser)"),
            _ => throw new InvalidModelException(
                folder,
                $"this folder holds {bundles.Length} bundles, such as {Path.GetFileName(bundles[0])} and "
                    + $"{Path.GetFileName(bundles[1])}; name one"
            ),
        };
    }
}
