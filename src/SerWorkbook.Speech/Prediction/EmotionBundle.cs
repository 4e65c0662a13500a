using System.Text;
using SerWorkbook.Speech.Bundles;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>A model with all that travels with it, in one file: <c>emotion.ser</c>.</summary>
/// <remarks>
/// The file is a ZIP archive of <c>bundle.json</c> (format, version, and name, length and SHA-256 of every part), <c>model.json</c>
/// (see <see cref="ModelFile"/>), <c>notice.txt</c> (what every user of the training data must be told), <c>window.json</c>
/// (<c>seconds</c> and <c>hop</c>: how to cut a long recording), <c>golden.json</c> (see <see cref="GoldenVector"/>) with its WAV
/// files, and documents such as the model card. Loading checks every part and never runs anything from the file or writes any of it
/// to disk. The hashes show damage, not forgery: a bundle is as trustworthy as the place that it comes from.
/// </remarks>
/// <example>
/// <code>
/// var bundle = EmotionBundle.Load("emotion.ser");
/// Console.WriteLine(bundle.Notice);
/// Console.WriteLine(bundle.Verify().All(check => check.IsGood));
/// Console.WriteLine(bundle.Model.Predict("clip.wav").Answer);
/// </code>
/// </example>
public sealed class EmotionBundle
{
    /// <summary>The shortest window, seconds.</summary>
    public const double ShortestWindow = 0.2;

    /// <summary>The longest window, seconds.</summary>
    public const double LongestWindow = 60;

    private const string NoticeName = "notice.txt";
    private const string WindowName = "window.json";
    private const string GoldenName = "golden.json";

    private EmotionBundle(
        EmotionModel model,
        BundleWindow window,
        IReadOnlyList<GoldenVector> vectors,
        IReadOnlyDictionary<string, byte[]> documents
    )
    {
        Model = model;
        WindowSeconds = window.Seconds;
        WindowHop = window.Hop;
        GoldenVectors = vectors;
        Documents = documents;
    }

    /// <summary>The model.</summary>
    public EmotionModel Model { get; }

    /// <summary>What every user of the training data must be told, such as its licence; <see langword="null"/> for nothing.</summary>
    public string? Notice => Model.Origin.CorpusNotice;

    /// <summary>The length of the windows that a long recording is best cut into, seconds.</summary>
    public double WindowSeconds { get; }

    /// <summary>From the start of one window to the start of the next, seconds.</summary>
    public double WindowHop { get; }

    /// <summary>Short recordings with what the model said of them when it was exported; one or more.</summary>
    public IReadOnlyList<GoldenVector> GoldenVectors { get; }

    /// <summary>All other parts by name, such as <c>model-card.md</c>.</summary>
    public IReadOnlyDictionary<string, byte[]> Documents { get; }

    /// <summary>Puts a bundle together; the model predicts the clips to make the golden vectors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="windowSeconds">The length of the windows that a long recording is best cut into, 0.2 to 60 s.</param>
    /// <param name="windowHop">From the start of one window to the next, above 0 s and at most a window.</param>
    /// <param name="clips">One WAV file or more by name, such as <c>golden-1.wav</c>; two or more for a model with speaker normalisation,
    /// which takes them as one speaker.</param>
    /// <param name="documents">Other parts by name; names have lower-case letters, digits, dots and hyphens.</param>
    /// <exception cref="ArgumentException">A window is out of range, or there is no clip.</exception>
    /// <exception cref="InvalidAudioException">A clip cannot be predicted.</exception>
    public static EmotionBundle Create(
        EmotionModel model,
        double windowSeconds,
        double windowHop,
        IReadOnlyDictionary<string, byte[]> clips,
        IReadOnlyDictionary<string, byte[]> documents
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(clips);
        ArgumentNullException.ThrowIfNull(documents);
        var window = new BundleWindow(windowSeconds, windowHop);
        if (window.FindFault() is { } fault)
        {
            throw new ArgumentException(fault);
        }

        return clips.Count == 0
            ? throw new ArgumentException("There must be one clip or more.", nameof(clips))
            : new EmotionBundle(model, window, GoldenVectorFile.Of(model, clips), documents);
    }

    /// <summary>The same bundle with other documents; nothing is predicted anew.</summary>
    /// <param name="documents">The parts besides model, notice, window and golden vectors, by name.</param>
    public EmotionBundle WithDocuments(IReadOnlyDictionary<string, byte[]> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return new EmotionBundle(Model, new BundleWindow(WindowSeconds, WindowHop), GoldenVectors, documents);
    }

    /// <summary>Reads a bundle and checks all of it, except what <see cref="Verify"/> does.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidModelException">There is no such file, or it is not a bundle, damaged, changed or newer.</exception>
    public static EmotionBundle Load(string path)
    {
        using var stream = ModelStream.OpenRead(path, "a bundle (emotion.ser)");
        return Load(stream, path);
    }

    /// <summary>Reads a bundle from a stream.</summary>
    /// <param name="stream">A seekable stream at its start.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidModelException">It is not a bundle, damaged, changed or of a newer version.</exception>
    public static EmotionBundle Load(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var parts = BundleArchive.Read(stream, name);
        var model = ModelIn(parts, name);
        var window = BundleWindow.Parse(TextOf(parts, WindowName, name), $"{name}, {WindowName}");
        var vectors = GoldenIn(parts, model, name);
        var own = vectors.Select(vector => vector.Clip).Concat([ModelStream.ModelName, NoticeName, WindowName, GoldenName]).ToHashSet();
        return new EmotionBundle(
            model,
            window,
            vectors,
            parts.Where(part => !own.Contains(part.Key)).ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal)
        );
    }

    /// <summary>Reads the model of a bundle alone, and tries it on the golden vectors; the other parts are checked against the index, but
    /// not interpreted.</summary>
    /// <remarks>In a browser, where hashes are slow, parts that no prediction uses are not read at all.</remarks>
    internal static EmotionModel LoadModel(Stream stream, string name)
    {
        var parts = BundleArchive.Read(stream, name, OperatingSystem.IsBrowser() ? UsedToPredict : null);
        BundleWindow.Parse(TextOf(parts, WindowName, name), $"{name}, {WindowName}");
        var model = ModelIn(parts, name);
        return GoldenVectorFile.FindFault(model, GoldenIn(parts, model, name)) is { } fault
            ? throw new InvalidModelException(name, fault)
            : model;
    }

    /// <summary>Writes the bundle to a file atomically.</summary>
    /// <param name="path">The file; its folder must exist. An existing file is replaced.</param>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes the bundle to a stream.</summary>
    /// <param name="stream">Takes the bytes.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        BundlePart[] parts =
        [
            new(ModelStream.ModelName, Encoding.UTF8.GetBytes(ModelFile.ToJson(Model))),
            .. Notice is null ? Array.Empty<BundlePart>() : [new BundlePart(NoticeName, Encoding.UTF8.GetBytes(Notice + "\n"))],
            new(WindowName, new BundleWindow(WindowSeconds, WindowHop).ToJson()),
            new(GoldenName, GoldenVectorFile.ToJson(GoldenVectors)),
            .. GoldenVectors.Select(vector => new BundlePart(vector.Clip, vector.Wav)),
            .. Documents
                .OrderBy(document => document.Key, StringComparer.Ordinal)
                .Select(document => new BundlePart(document.Key, document.Value)),
        ];
        BundleArchive.Write(stream, parts);
    }

    /// <summary>Predicts the golden vectors' clips here and compares.</summary>
    /// <returns>One check per golden vector, in order.</returns>
    public IReadOnlyList<GoldenCheck> Verify() => GoldenVectorFile.Compare(Model, GoldenVectors);

    private static bool UsedToPredict(string part) => part is ModelStream.ModelName or NoticeName or WindowName or GoldenName;

    private static IReadOnlyList<GoldenVector> GoldenIn(IReadOnlyDictionary<string, byte[]> parts, EmotionModel model, string name) =>
        GoldenVectorFile.Parse(TextOf(parts, GoldenName, name), parts, model, $"{name}, {GoldenName}");

    private static EmotionModel ModelIn(IReadOnlyDictionary<string, byte[]> parts, string name) =>
        ModelFile.Parse(ContentOf(parts, ModelStream.ModelName, name), $"{name}, {ModelStream.ModelName}", isHashed: true);

    private static byte[] ContentOf(IReadOnlyDictionary<string, byte[]> parts, string part, string name) =>
        parts.TryGetValue(part, out var content) ? content : throw new InvalidModelException(name, $"the bundle has no part '{part}'");

    private static string TextOf(IReadOnlyDictionary<string, byte[]> parts, string part, string name) =>
        UnicodeText.Decode(ContentOf(parts, part, name), out var text) is { } bad
            ? throw new InvalidModelException($"{name}, {part}", bad)
            : text;
}
