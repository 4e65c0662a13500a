using SerWorkbook.Speech;

namespace SerWorkbook.Predict;

/// <summary>What the user asked for.</summary>
/// <param name="Model">The bundle, the model file, or a folder that holds either.</param>
/// <param name="Files">WAV files; <c>-</c> is standard input.</param>
/// <param name="Json">Whether the results are printed as JSON.</param>
internal sealed record PredictArguments(string Model, IReadOnlyList<string> Files, bool Json)
{
    /// <summary>The name of standard input.</summary>
    public const string StandardInput = "-";

    private const string JsonOption = "--json";
    private const string EndOfOptions = "--";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="SerException">It makes no sense.</exception>
    public static PredictArguments Parse(string[] arguments)
    {
        var end = Array.IndexOf(arguments, EndOfOptions);
        var options = arguments[..(end < 0 ? arguments.Length : end)].Where(IsOption).ToArray();
        if (options.FirstOrDefault(option => option != JsonOption) is { } unknown)
        {
            throw new SerException($"'{unknown}' is not an option of ser-predict; {JsonOption}, --help and --version are.");
        }

        string[] paths = [.. arguments.Where((argument, i) => i != end && ((end >= 0 && i > end) || !IsOption(argument)))];
        return paths.Length < 2
                ? throw new SerException("A model and at least one WAV file are needed: ser-predict MODEL FILE... [--json].")
            : paths[1..].Count(file => file == StandardInput) > 1
                ? throw new SerException($"Standard input ({StandardInput}) can be read only once; it is given more than once.")
            : new PredictArguments(paths[0], paths[1..], options.Length > 0);
    }

    private static bool IsOption(string argument) => argument.Length > 1 && argument[0] == '-';
}
