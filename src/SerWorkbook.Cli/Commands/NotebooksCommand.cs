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
            "Execute, check, clean, render or convert notebooks.",
            "ser notebooks run notebooks --out out",
            "ser notebooks check notebooks",
            "ser notebooks render out --out pages"
        )
        {
            NotebooksRunCommand.Create(console),
            NotebooksCheckCommand.Create(console),
            NotebooksCleanCommand.Create(console),
            NotebooksRenderCommand.Create(console),
            NotebooksConvertCommand.Create(console),
        };

    /// <summary>The value of <c>--other-languages</c> that refuses them.</summary>
    public const string Refuse = "refuse";

    private const string Skip = "skip";

    public static Argument<string> Source() =>
        new("notebook") { Description = "An .ipynb or .dib file, or a folder of them.", HelpName = "FILE|DIR" };

    public static Option<string> OtherLanguages()
    {
        var option = new Option<string>("--other-languages")
        {
            Description =
                "What to do with code in languages that are neither executed nor displayed, such as F#, PowerShell or SQL: skip (name the "
                + "cells and execute the rest) or refuse (name the cells, execute nothing, exit code 1).",
            HelpName = "skip|refuse",
            DefaultValueFactory = _ => Skip,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not (Skip or Refuse) and var text }])
            {
                result.AddError($"--other-languages is '{text}'; it may be skip or refuse.");
            }
        });
        return option;
    }

    /// <summary>Refuses notebooks with code that a run would leave as it is.</summary>
    /// <exception cref="SerException">One of them has such code.</exception>
    public static void RefuseOtherLanguages(IEnumerable<(string Path, NotebookDocument Document)> notebooks)
    {
        var found = notebooks
            .SelectMany(notebook =>
                PassedOverCell
                    .Of(notebook.Document)
                    .Select(cell => FormattableString.Invariant($"{notebook.Path}, cell {cell.Position} ({cell.Language})"))
            )
            .ToArray();
        if (found.Length > 0)
        {
            throw new SerException($"Some code is in languages that cannot be run: {string.Join("; ", found)}. Nothing was executed.");
        }
    }

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
}
