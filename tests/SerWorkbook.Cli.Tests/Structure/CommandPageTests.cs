using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>Commands, options and defaults that the pages name are those of the program.</summary>
public sealed partial class CommandPageTests
{
    private static readonly CommandReference Reference = new();

    [Fact]
    public void The_page_lists_every_option_with_its_default() =>
        GeneratedPage.Matches("src/SerWorkbook.Cli/Commands/README.md", Reference.Markdown());

    [Fact]
    public void The_table_of_commands_names_each_command_once()
    {
        var named = MarkdownPage
            .Read("src/SerWorkbook.Cli/README.md")
            .Table("command")
            .SelectMany(row => InlineCommand().Matches(row[0]).Select(command => command.Groups["path"].Value));
        Assert.Equal(Reference.Actions().Select(action => action.Path), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_command_line_of_the_pages_works()
    {
        var lines = MarkdownPage.All().SelectMany(page => CommandLines(page).Select(line => (page.Path, Line: line))).ToArray();
        Assert.True(lines.Length > 30, $"Only {lines.Length} command lines were found.");
        var faults = lines
            .Select(line => (line.Path, line.Line, Fault: Reference.FaultsOf(ShellWords.Split(line.Line)[1..])))
            .Where(line => line.Fault.Length > 0)
            .Select(line => $"{line.Path}: {line.Line}: {line.Fault}");
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_option_that_a_page_names_belongs_to_a_command_that_it_names_or_to_any()
    {
        var known = Reference
            .Commands()
            .SelectMany(command => command.Command.Options)
            .SelectMany(option => option.Aliases.Append(option.Name))
            .ToHashSet();
        var named = MarkdownPage
            .All()
            .SelectMany(page =>
                page.InlineCode().Where(code => LoneOption().IsMatch(code)).Select(code => (page.Path, Option: code.Split(' ', '=')[0]))
            )
            .ToArray();
        Assert.True(named.Length > 20, $"Only {named.Length} options were found.");
        Assert.DoesNotContain(named, option => !known.Contains(option.Option) && !OtherPrograms.Contains(option.Option));
    }

    // Of dotnet and of the benchmarks.
    private static readonly string[] OtherPrograms = ["--help", "--filter", "--filter-class"];

    // A page may show the start of a command in the middle of a sentence; there its required parts may be missing.
    private static IEnumerable<string> CommandLines(MarkdownPage page) =>
        page.Blocks("")
            .Concat(page.Blocks("bash"))
            .SelectMany(block => block.Split('\n'))
            .Select(line =>
                ShellWords
                    .WithoutComment(line)
                    .Replace("dotnet run -c Release --project src/SerWorkbook.Cli --", "ser", StringComparison.Ordinal)
            )
            .Select(line =>
                line.Replace("dotnet run -c Release --no-build --project src/SerWorkbook.Cli --", "ser", StringComparison.Ordinal)
            )
            .Where(line => line.StartsWith("ser ", StringComparison.Ordinal));

    [GeneratedRegex("`(?<path>ser[^`]*)`")]
    private static partial Regex InlineCommand();

    [GeneratedRegex("^--[a-z][a-z-]*([ =].*)?$")]
    private static partial Regex LoneOption();
}
