using System.CommandLine;
using System.Globalization;
using System.Text;
using SerWorkbook.Cli.Terminal;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>What the commands say of themselves, as Markdown.</summary>
internal sealed class CommandReference
{
    private readonly RootCommand _root = SerCommand.CreateRoot(new SerConsole());

    /// <summary>Every command with its path, such as <c>ser data list</c>, in order of the paths.</summary>
    public IEnumerable<(string Path, Command Command)> Commands() =>
        Below("ser", _root).OrderBy(command => command.Path, StringComparer.Ordinal);

    /// <summary>Commands that do something themselves.</summary>
    public IEnumerable<(string Path, Command Command)> Actions() => Commands().Where(command => command.Command.Action is not null);

    /// <summary>What is wrong with a command line; empty for one that works.</summary>
    public string FaultsOf(IReadOnlyList<string> arguments)
    {
        var parse = _root.Parse(arguments);
        return string.Join(
            " ",
            parse.Errors.Select(error => error.Message).Concat(parse.UnmatchedTokens.Select(token => $"'{token}' is not known."))
        );
    }

    public string Markdown()
    {
        var page = new StringBuilder();
        foreach (var (path, command) in Actions())
        {
            page.Append($"## {path}\n\n{command.Description}\n\n");
            if (Rows(command).ToArray() is { Length: > 0 } rows)
            {
                page.Append("| argument or option | default | meaning |\n| --- | --- | --- |\n");
                page.AppendJoin("", rows.Select(row => $"| {row.Name} | {row.Default} | {row.Meaning} |\n"));
                page.Append('\n');
            }

            page.Append($"```\n{string.Join("\n", ((ExampleCommand)command).Examples)}\n```\n\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(string Name, string Default, string Meaning)> Rows(Command command) =>
        command
            .Arguments.Select(argument => (Cell($"`{argument.HelpName ?? argument.Name}`"), "", Cell(argument.Description)))
            .Concat(
                command
                    .Options.Where(option => option is not System.CommandLine.Help.HelpOption)
                    .Select(option =>
                        (
                            Cell($"`{option.Name}{(option.HelpName is { } value ? " " + value : "")}`"),
                            DefaultOf(option),
                            Cell(option.Description)
                        )
                    )
            );

    // A switch is off unless it is given; that need not be said.
    private static string DefaultOf(Option option) =>
        option.Required ? "required"
        : option.HasDefaultValue && option.GetDefaultValue() is { } value and not false
            ? $"`{string.Format(CultureInfo.InvariantCulture, "{0}", value)}`"
        : "";

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);

    private static IEnumerable<(string Path, Command Command)> Below(string path, Command command) =>
        command.Subcommands.SelectMany(sub => Below($"{path} {sub.Name}", sub).Prepend(($"{path} {sub.Name}", sub)));
}
