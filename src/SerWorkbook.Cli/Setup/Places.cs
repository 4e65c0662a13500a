using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Setup;

/// <summary>Where things lie: the notebooks, the home of corpora and caches, the results.</summary>
/// <param name="Checkout">The folder of the project's source, or <see langword="null"/> when ser runs as an installed tool.</param>
/// <param name="Notebooks">The folder of the notebooks that are run.</param>
/// <param name="Home">Where the demo corpus and the feature cache lie.</param>
internal sealed record Places(string? Checkout, string Notebooks, string Home)
{
    private const string SolutionName = "SerWorkbook.sln";

    /// <summary>
    /// Finds the places from the current folder upwards, else from where ser itself was built; an installed tool carries
    /// the notebooks with it.
    /// </summary>
    public static Places Find()
    {
        if ((CheckoutAbove(Environment.CurrentDirectory) ?? CheckoutAbove(AppContext.BaseDirectory)) is { } checkout)
        {
            return new Places(checkout, Path.Combine(checkout, "notebooks"), Path.Combine(checkout, "data"));
        }

        var home = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "serworkbook"
        );
        return new Places(null, Path.Combine(AppContext.BaseDirectory, "notebooks"), home);
    }

    private static string? CheckoutAbove(string start)
    {
        var folder = new DirectoryInfo(start);
        while (
            folder is not null
            && !(File.Exists(Path.Combine(folder.FullName, SolutionName)) && Directory.Exists(Path.Combine(folder.FullName, "notebooks")))
        )
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }

    /// <summary>Where the results of a run go.</summary>
    /// <param name="given">What the user asked for; <see langword="null"/> for nothing.</param>
    /// <param name="data">The corpus that the user gave; <see langword="null"/> for the demo corpus.</param>
    public string OutputFor(string? given, string? data) =>
        given is not null ? Path.GetFullPath(given)
        : Checkout is not null ? Path.Combine(Home, "runs", NameOf(data))
        : Path.GetFullPath("ser-" + NameOf(data));

    // A name for the results on a corpus: that of its folder or manifest.
    private static string NameOf(string? data)
    {
        var name = data is null ? "demo" : Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)));
        return name.Length > 0 && (data is null || name != "demo") ? name : "corpus";
    }

    /// <summary>The folder that a user gave for results, made and tried.</summary>
    /// <param name="given">What the user gave; <see langword="null"/> for nothing.</param>
    /// <exception cref="SerException">Files cannot be written to it.</exception>
    public static string? WritableFolder(string? given)
    {
        if (given is null)
        {
            return null;
        }

        var folder = Path.GetFullPath(given);
        RequireWritable(folder);
        return folder;
    }

    /// <summary>The file that a user gave for a result, whose folder is made and tried.</summary>
    /// <param name="given">What the user gave.</param>
    /// <param name="extension">The ending that the file's name must have, such as <c>.ser</c>.</param>
    /// <param name="option">The option that it was given for.</param>
    /// <exception cref="SerException">The name has another ending, is that of a folder, or nothing can be written there.</exception>
    public static string WritableFile(string given, string extension, string option = "--out")
    {
        if (!given.EndsWith(extension, StringComparison.OrdinalIgnoreCase) || Path.GetFileNameWithoutExtension(given).Length == 0)
        {
            throw new SerException($"{option} is '{given}'; the file's name must end in {extension}.");
        }

        var file = Path.GetFullPath(given);
        if (Directory.Exists(file))
        {
            throw new SerException($"{given}: this is a folder; give the name of a file with {option}.");
        }

        RequireWritable(Path.GetDirectoryName(file)!);
        return file;
    }

    /// <summary>Refuses a path at which a file is to be written and a folder lies.</summary>
    /// <exception cref="SerException">There is one.</exception>
    public static void RequireNoFolder(string file)
    {
        if (Directory.Exists(file))
        {
            throw new SerException($"{file}: a file is to be written there, and there is a folder of that name; move it away.");
        }
    }

    /// <summary>Makes a folder, makes sure that files can be written to it, and deletes what killed processes left there.</summary>
    /// <exception cref="SerException">They cannot.</exception>
    public static void RequireWritable(string folder)
    {
        Try(
            folder,
            () =>
            {
                Directory.CreateDirectory(folder);
                Probe(folder);
            }
        );
        AtomicFile.DeleteStray(folder);
    }

    /// <summary>Makes sure that a folder, if it is there, or else the nearest one above it, can be written to. Makes no folder.</summary>
    /// <exception cref="SerException">It cannot.</exception>
    public static void RequirePossible(string folder)
    {
        var nearest = folder;
        while (!Path.Exists(nearest) && Path.GetDirectoryName(nearest) is { } above)
        {
            nearest = above;
        }

        if (File.Exists(nearest))
        {
            throw Refusal(folder, nearest == folder ? "there is a file of that name" : $"{nearest} is a file", null);
        }

        Try(folder, () => Probe(nearest));
    }

    private static void Probe(string folder)
    {
        // Named as unfinished files are, since a process may be killed between the two steps.
        var number = FormattableString.Invariant($"{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..12]}");
        var probe = Path.Combine(folder, ".ser-probe" + AtomicFile.PartialSuffix + number);
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    }

    private static void Try(string folder, Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The message of the runtime names the probe, which is nothing to the user.
            throw Refusal(
                folder,
                fault is UnauthorizedAccessException ? "no permission" : fault.Message.Split(" : ")[0].TrimEnd('.'),
                fault
            );
        }
    }

    private static SerException Refusal(string folder, string reason, Exception? fault) =>
        new($"{folder}: results cannot be written there ({reason}); give another folder with --out.", fault);
}
