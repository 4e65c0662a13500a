using System.CommandLine;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary>The options that say which corpus a command works on and how it is read.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> _data = CommonOptions.Data();

    private readonly Option<string?> _corpus = new("--corpus")
    {
        Description =
            "The corpus or format of --data, if it is not recognised or fits two: a name that 'ser data corpora' lists, with parts to "
            + "read in addition (RAVDESS+song), or manifest, audformat, kaldi, emobox, audiofolder, speaker-folders, emotion-folders.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _speakerFrom = new("--speaker-from")
    {
        Description =
            "A regular expression that finds the speaker in the path of a recording: its group 'speaker', else its first group, else "
            + "what it matches.",
        HelpName = "REGEX",
    };

    private readonly Option<string[]> _map = List(
        "--map",
        "Rename emotions: old=new, separated by commas, or the option several times.",
        "OLD=NEW"
    );
    private readonly Option<string[]> _only = List("--only", "Read the recordings of these emotions only, after --map.", "LIST");
    private readonly Option<string[]> _drop = List("--drop", "Leave out the recordings of these emotions, after --map.", "LIST");

    private readonly Option<string?> _describe = new("--describe")
    {
        Description = "A JSON file that describes a corpus, or a folder of them, in addition to the known ones.",
        HelpName = "FILE.json|DIR",
    };

    /// <summary>The options, in the order of the help.</summary>
    public IEnumerable<Option> All => [_data, _corpus, _speakerFrom, _map, _only, _drop, _describe];

    /// <summary>What the user gave.</summary>
    /// <exception cref="SerException">A renaming has no equals sign, or renames an emotion twice.</exception>
    public DataRequest Read(ParseResult parse) =>
        new(
            parse.GetValue(_data),
            new CorpusOptions
            {
                Corpus = parse.GetValue(_corpus),
                Descriptions = parse.GetValue(_describe) is { } path ? Path.GetFullPath(path) : null,
                SpeakerFrom = parse.GetValue(_speakerFrom),
                Map = ReadMap(Items(parse.GetValue(_map))),
                Only = Items(parse.GetValue(_only)),
                Drop = Items(parse.GetValue(_drop)),
            }
        );

    private static Option<string[]> List(string name, string description, string help) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

    private static string[] Items(string[]? given) =>
        [.. (given ?? []).SelectMany(item => item.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static Dictionary<string, string> ReadMap(string[] items)
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            if (item.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } old, { Length: > 0 } renamed])
            {
                throw new SerException($"--map has '{item}'; it must be OLD=NEW, such as angry=anger.");
            }

            if (!map.TryAdd(old, renamed))
            {
                throw new SerException($"--map renames '{old}' twice.");
            }
        }

        return map;
    }
}

/// <summary>Adds the options of a corpus to a command.</summary>
internal static class DataArgumentsOfCommand
{
    /// <summary>Adds all options, so that they stand in the initialiser of a command like others.</summary>
    public static void Add(this Command command, DataArguments arguments)
    {
        foreach (var option in arguments.All)
        {
            command.Add(option);
        }
    }
}
