using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser data propose</c>: reads the names of an unknown corpus and writes a manifest to check.</summary>
internal static class DataProposeCommand
{
    public static Command Create(SerConsole console)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder with the recordings." };
        var output = new Option<string?>("--out")
        {
            Description = "The manifest to write. A file that is there is not replaced. By default, nothing is written.",
            HelpName = "FILE.csv",
        };
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "propose",
            "Read the names of an unknown corpus: what looks like emotions, speakers and sentences, as a manifest to check and edit.",
            "ser data propose recordings --out recordings/manifest.csv"
        )
        {
            folder,
            output,
            json,
        };
        command.SetAction(parse =>
        {
            var proposal = CorpusProposal.Of(parse.GetValue(folder)!);
            var target = Write(proposal, parse.GetValue(output));
            if (parse.GetValue(json))
            {
                console.Json(
                    new ProposalJson(
                        proposal.Folder,
                        proposal.Recordings,
                        proposal.Reading.Select(field => new ProposedFieldJson(field.Field, field.From, field.Values)),
                        proposal.Doubts,
                        target
                    )
                );
                return ExitCode.Good;
            }

            console.Show(CorpusTables.Proposal(proposal));
            console.Say(
                target is null ? "Nothing was written; --out FILE.csv writes the manifest." : $"{target}: check it, then give it as --data."
            );
            return ExitCode.Good;
        });
        return command;
    }

    private static string? Write(CorpusProposal proposal, string? target)
    {
        if (target is null)
        {
            return null;
        }

        if (File.Exists(target))
        {
            throw new SerException($"{target}: there is such a file already; give another name with --out, so that no edits are lost.");
        }

        Places.RequireWritable(Path.GetDirectoryName(Path.GetFullPath(target))!);
        AtomicFile.WriteAllText(target, proposal.ToCsv(target));
        return target;
    }
}
