using System.CommandLine.Parsing;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Setup;

/// <summary>Tries the place that <c>--out</c> names, for every command that has the option, before the command does any work.</summary>
internal static class OutputPlace
{
    /// <summary>The option.</summary>
    public const string Option = "--out";

    // What the help of an option says whose value is a folder; the others name files.
    private const string Folder = "DIR";

    /// <summary>Makes sure that results can be written there, without making a folder.</summary>
    /// <param name="command">The command as it was given.</param>
    /// <exception cref="SerException">They cannot.</exception>
    public static void Require(CommandResult command)
    {
        if (
            command.Command.Options.FirstOrDefault(option => option.Name == Option) is { } option
            && command.GetResult(option) is OptionResult { Implicit: false, Tokens: [var given, ..] }
        )
        {
            Require(given.Value, option.HelpName == Folder);
        }
    }

    private static void Require(string given, bool isFolder)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            throw new SerException($"{Option} is empty; it names the {(isFolder ? "folder" : "file")} to write.");
        }

        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
        if (isFolder)
        {
            Places.RequirePossible(path);
            return;
        }

        if (Directory.Exists(path))
        {
            throw new SerException($"{given}: this is a folder; give the name of a file with {Option}.");
        }

        Places.RequirePossible(Path.GetDirectoryName(path) ?? path);
    }
}
