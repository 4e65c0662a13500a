using System.CommandLine;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser notebooks</c>: what can be done with any C# notebook.</summary>
internal static class NotebooksCommand
{
    public static Command Create(SerConsole console) =>
        new ExampleCommand(
            "notebooks",
            "Execute, check, clean or render notebooks.",
            "ser notebooks run notebooks --out out",
            "ser notebooks check notebooks",
            "ser notebooks render out --out pages"
        )
        {
            NotebooksRunCommand.Create(console),
            NotebooksCheckCommand.Create(console),
            NotebooksCleanCommand.Create(console),
            NotebooksRenderCommand.Create(console),
        };

    public static Argument<string> Source() =>
        new("notebook") { Description = "An .ipynb file, or a folder of them.", HelpName = "FILE|DIR" };

    public static Option<string?> Timeout() =>
        new("--timeout") { Description = "Time limit per cell, such as 30s, 5m or 1h. Default: none.", HelpName = "TIME" };

    /// <exception cref="SerException">The text is no time, or none at all.</exception>
    public static TimeSpan? TimeoutOf(string? text) =>
        text is null ? null
        : BudgetText.Parse(text, "--timeout") is var time && time > TimeSpan.Zero ? time
        : throw new SerException($"--timeout is '{text}'; it must be more than 0, such as 30s, 5m or 1h.");

    /// <summary>Names the cells that a run left as they are, beside the results.</summary>
    public static void NamePassedOver(SerConsole console, string notebook, NotebookRunResult run)
    {
        foreach (var cell in run.PassedOver)
        {
            console.Error.WriteLine(SerConsole.OneLine($"{notebook}: {cell}"));
        }
    }

    /// <summary>The notebooks of a file or folder, in order of their names.</summary>
    /// <exception cref="SerException">There is no such file or folder.</exception>
    /// <exception cref="MissingDataException">The folder holds no notebook.</exception>
    public static string[] Find(string source)
    {
        if (File.Exists(source))
        {
            return [source];
        }

        if (!Directory.Exists(source))
        {
            throw new SerException($"{source}: there is no such notebook or folder.");
        }

        var notebooks = Directory.GetFiles(source, "*.ipynb");
        return notebooks.Length > 0
            ? [.. notebooks.Order(StringComparer.Ordinal)]
            : throw new MissingDataException($"{source}: the folder holds no notebook.");
    }
}
