using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Terminal;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser data corpora</c>: lists the corpora that are recognised, or says all that is known of one.</summary>
internal static class DataCorporaCommand
{
    public static Command Create(SerConsole console)
    {
        var corpus = new Option<string?>("--corpus") { Description = "Say all that is known of this corpus.", HelpName = "NAME" };
        var describe = new Option<string?>("--describe")
        {
            Description = "A JSON file that describes a corpus, or a folder of them, in addition to the known ones; each is checked.",
            HelpName = "FILE.json|DIR",
        };
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "corpora",
            "List the corpora that are recognised by the names of their files: licences, counts, where to get them.",
            "ser data corpora",
            "ser data corpora --corpus CREMA-D"
        )
        {
            corpus,
            describe,
            json,
        };
        command.SetAction(parse =>
        {
            var descriptions = parse.GetValue(describe);
            KnownCorpus? one = parse.GetValue(corpus) is { } name ? KnownCorpus.Find(name, descriptions) : null;
            var all = one is null ? KnownCorpus.All(descriptions) : [one];
            if (parse.GetValue(json))
            {
                console.Json(new CorporaJson(all.Select(KnownCorpusJson.Of)));
            }
            else
            {
                console.Show(one is null ? CorpusTables.Known(all) : CorpusTables.Known(one));
            }

            return ExitCode.Good;
        });
        return command;
    }
}
