using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>A magic command in a cell.</summary>
/// <param name="Name">Its name in lower case, without <c>#!</c>.</param>
/// <param name="Arguments">What follows the name on the line.</param>
/// <param name="Line">The line in the cell, from 1.</param>
/// <param name="Start">Where its line starts in the text.</param>
/// <param name="End">Where the code after it starts.</param>
/// <param name="Content">The lines that belong to it; empty for commands of one line.</param>
internal sealed partial record MagicLine(string Name, string Arguments, int Line, int Start, int End, string Content)
{
    /// <summary>Runs another file.</summary>
    public const string Import = "import";

    /// <summary>Measures the time of a cell.</summary>
    public const string Time = "time";

    /// <summary>Lists the names of the variables.</summary>
    public const string Who = "who";

    /// <summary>Lists the variables with their values.</summary>
    public const string Whos = "whos";

    /// <summary>Says what executes the cells.</summary>
    public const string About = "about";

    /// <summary>Lists the commands.</summary>
    public const string List = "lsmagic";

    /// <summary>Sets a variable.</summary>
    public const string Set = "set";

    /// <summary>Makes a variable known under another name.</summary>
    public const string Share = "share";

    /// <summary>Stores a text.</summary>
    public const string Value = "value";

    /// <summary>All commands, with what they do.</summary>
    public static readonly IReadOnlyList<(string Name, string Purpose)> All =
    [
        (About, "shows what executes the cells"),
        (Import, "runs a .ipynb, .dib, .cs or .csx file: #!import file"),
        (List, "lists the magic commands"),
        (Set, "sets a variable: #!set --name name --value text, or --value @csharp:variable"),
        (Share, "shares a variable under another name: #!share --from csharp variable --as name"),
        (Time, "shows the time that the rest of the cell takes"),
        (Value, "stores the rest of the cell as text: #!value --name name, or with --from-file file"),
        (Who, "lists the names of the variables"),
        (Whos, "lists the variables with their types and values"),
    ];

    /// <summary>The names of all commands, for a sentence.</summary>
    public static string Names => string.Join(", ", All.Select(each => "#!" + each.Name));

    /// <summary>Reads a line.</summary>
    /// <param name="line">A line that starts with <c>#!</c>, without space around it.</param>
    /// <returns>The name and the arguments; null where it is not one of the commands.</returns>
    public static (string Name, string Arguments)? Read(string line)
    {
        var match = Command().Match(line);
        var name = match.Groups["name"].Value.ToLowerInvariant();
        return match.Success && All.Any(each => each.Name == name) ? (name, match.Groups["arguments"].Value.Trim()) : null;
    }

    [GeneratedRegex(@"^#!(?<name>[A-Za-z]+)(?<arguments>\s.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
