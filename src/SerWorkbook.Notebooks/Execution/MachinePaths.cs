using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Takes the place of a notebook on the machine out of texts that are stored.</summary>
internal sealed class MachinePaths
{
    private readonly List<(Regex Pattern, string Replacement)> _folders = [];

    public MachinePaths(string folder)
    {
        // The notebook's folder itself, then the folders above it; what is one step below the root is too general a name.
        var upwards = ".";
        for (var at = Path.TrimEndingDirectorySeparator(folder); IsSpecific(at); at = Path.GetDirectoryName(at)!)
        {
            _folders.Add((new Regex($@"(?<![\w.-]){Regex.Escape(at)}(?<rest>[/\\]|(?![\w.-]))", RegexOptions.CultureInvariant), upwards));
            upwards = upwards == "." ? ".." : upwards + "/..";
        }
    }

    /// <summary>Makes paths relative to the notebook's folder.</summary>
    /// <param name="text">A text that may hold absolute paths.</param>
    /// <returns>The text with paths below and beside the folder made relative.</returns>
    public string Remove(string text) =>
        _folders.Aggregate(text, (t, f) => f.Pattern.Replace(t, m => Relative(f.Replacement, m.Groups["rest"].Value)));

    private static string Relative(string folder, string rest) =>
        (folder, rest) switch
        {
            (".", "") => ".",
            (".", _) => "",
            _ => folder + rest,
        };

    private static bool IsSpecific(string? folder) =>
        folder is not null && Path.GetDirectoryName(folder) is { } above && Path.GetDirectoryName(above) is not null;
}
