using System.CommandLine;

namespace SerWorkbook.Cli.Terminal;

/// <summary>A command whose help ends with an example.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">Command lines that work.</param>
internal sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>
    /// How long after Ctrl-C the command may still save what it has, before the process is ended; null leaves Ctrl-C to it.
    /// </summary>
    public TimeSpan? TimeToStop { get; set; } = TimeSpan.FromSeconds(5);
}
