using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SerWorkbook.Cli.Terminal;

/// <summary>Shows a command's help, then its examples.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly IReadOnlyList<string> RootExamples =
    [
        "ser run",
        "ser run --data ../ravdess --budget 2m --out out",
        "ser data list --data ../ravdess",
    ];

    public override bool ClearsParseErrors => true;

    /// <summary>Replaces the usual help with this one.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new ExampleHelp((HelpAction)option.Action!);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command is ExampleCommand command ? command.Examples : RootExamples;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
        foreach (var example in examples)
        {
            output.WriteLine("  " + example);
        }

        return code;
    }
}
