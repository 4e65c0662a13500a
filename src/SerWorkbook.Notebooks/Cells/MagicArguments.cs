using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>The arguments of a magic command: values and options such as <c>--name x</c>.</summary>
internal sealed partial class MagicArguments
{
    private readonly MagicLine _magic;
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];

    /// <summary>Reads the arguments.</summary>
    /// <param name="magic">The command.</param>
    /// <param name="options">The options that take a value.</param>
    /// <param name="flags">The options that take none.</param>
    /// <exception cref="CellRefusedException">The command does not have an option, or a value is missing.</exception>
    public MagicArguments(MagicLine magic, IReadOnlyCollection<string> options, params IReadOnlyCollection<string> flags)
    {
        _magic = magic;
        var words = new Queue<string>(Word().Matches(magic.Arguments).Select(word => word.Value));
        while (words.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                _values.Add(Unquoted(word));
                continue;
            }

            var parts = word.Split('=', 2);
            if (flags.Contains(parts[0]))
            {
                continue;
            }

            if (!options.Contains(parts[0]))
            {
                throw Refuse($"'#!{magic.Name}' has no option '{parts[0]}'; it takes {string.Join(", ", [.. options, .. flags])}.");
            }

            _options[parts[0]] = Unquoted(
                parts.Length == 2 ? parts[1]
                : words.TryDequeue(out var value) ? value
                : throw Refuse($"'{parts[0]}' of '#!{magic.Name}' needs a value.")
            );
        }
    }

    /// <summary>The value of an option.</summary>
    /// <param name="name">The option, with its hyphens.</param>
    /// <returns>The value, or null where it is not given.</returns>
    public string? Option(string name) => _options.GetValueOrDefault(name);

    /// <summary>The value of an option that must be given.</summary>
    /// <param name="name">The option, with its hyphens.</param>
    /// <returns>The value.</returns>
    /// <exception cref="CellRefusedException">It is not given.</exception>
    public string Required(string name) => Option(name) ?? throw Refuse($"'#!{_magic.Name}' needs {name}.");

    /// <summary>The one value that is not an option.</summary>
    /// <param name="what">What an error calls it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="CellRefusedException">There is none, or more than one.</exception>
    public string Only(string what) =>
        _values is [var only] ? only : throw Refuse($"'#!{_magic.Name}' needs {what}, and {_values.Count} values are given.");

    /// <summary>Refuses values that are not options.</summary>
    /// <exception cref="CellRefusedException">There is one.</exception>
    public void NoValues()
    {
        if (_values.Count > 0)
        {
            throw Refuse($"'#!{_magic.Name}' does not take '{_values[0]}'.");
        }
    }

    /// <summary>Makes the error for this command.</summary>
    /// <param name="message">One sentence.</param>
    /// <returns>The error, with the line of the command.</returns>
    public CellRefusedException Refuse(string message) => new(_magic.Line, message, CellRefusedException.Magic);

    private static string Unquoted(string word) => word is ['"', .. var inner, '"'] ? inner : word;

    [GeneratedRegex("""(--[A-Za-z-]+=)?"[^"]*"|\S+""", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
