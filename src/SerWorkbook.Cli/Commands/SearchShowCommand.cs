using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Terminal;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser search show</c>: says what a ledger holds, also while a search writes to it.</summary>
internal static class SearchShowCommand
{
    public static Command Create(SerConsole console)
    {
        var file = new Argument<string>("LEDGER") { Description = "The file given to 'ser search --ledger'." };
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "show",
            "Show the trials in a ledger: leaderboard, best of each trainer, failures.",
            "ser search show search.ledger"
        )
        {
            file,
            json,
        };
        command.SetAction(parse =>
        {
            var ledger = LedgerSummary.Read(parse.GetValue(file)!);
            if (parse.GetValue(json))
            {
                console.Json(LedgerJson.Of(ledger));
                return ExitCode.Good;
            }

            console.Show(LedgerTables.Leaderboard(ledger));
            console.Show(LedgerTables.Trainers(ledger));
            if (ledger.Unfinished.Count > 0)
            {
                console.Show(LedgerTables.Unfinished(ledger));
            }

            return ExitCode.Good;
        });
        return command;
    }
}
