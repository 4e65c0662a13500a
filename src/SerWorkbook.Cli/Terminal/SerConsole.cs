using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace SerWorkbook.Cli.Terminal;

/// <summary>What the commands print to: results to standard output, progress and complaints to standard error.</summary>
/// <remarks>
/// Holds the streams as they were at the start, since running notebooks capture what their cells print. All that a terminal gets passes
/// <see cref="TerminalText"/> here.
/// </remarks>
internal sealed class SerConsole
{
    private static readonly JsonSerializerOptions JsonForm = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly IAnsiConsole _results;

    public SerConsole()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Out = new TerminalWriter(Console.Out);
        Error = new TerminalWriter(Console.Error);
        _results = Draw(Console.Out);
        Status = Draw(Console.Error);
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width: nothing in it may be cut.
            _results.Profile.Width = 400;
        }
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>Where progress is shown.</summary>
    public IAnsiConsole Status { get; }

    public bool ShowsLiveProgress => !Console.IsErrorRedirected && Status.Profile.Capabilities.Ansi;

    /// <summary>The width of the terminal that complaints and progress go to; null for a file or a pipe, where nothing is cut.</summary>
    public int? ErrorWidth => Console.IsErrorRedirected ? null : Status.Profile.Width;

    public void Say(string line) => Out.WriteLine(line);

    public void Complain(string message) => Error.WriteLine("ser: " + OneLine(message));

    /// <summary>Makes one line of a text that may come from a file: what would steer a terminal is left out.</summary>
    public static string OneLine(string text) => TerminalText.OneLine(text);

    /// <summary>Writes a document of the folder <c>Json</c>: keys in camel case, in the order of its record.</summary>
    public static string ToJson(object value) => JsonSerializer.Serialize(value, JsonForm);

    public void Json(object value) => Out.WriteLine(ToJson(value));

    /// <summary>Prints a table with its notice above and its footnote below.</summary>
    public void Show(ResultTable results)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Plain(results.Title)) };
        foreach (var column in results.Columns)
        {
            table.AddColumn(new Spectre.Console.TableColumn(new Markup(Plain(column.Name))));
        }

        foreach (var row in results.ToTexts())
        {
            table.AddRow([.. row.Select(text => new Markup(Plain(text)))]);
        }

        if (results.Notice is { } notice)
        {
            _results.MarkupLine($"[yellow]{Plain(notice)}[/]");
        }

        _results.Write(table);
        if (results.Footnote is { } footnote)
        {
            _results.WriteLine(footnote);
        }
    }

    private static IAnsiConsole Draw(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        console.Pipeline.Attach(new TerminalHook());
        return console;
    }

    // Cleaned before the columns are measured, so that they stay aligned.
    private static string Plain(string text) => Markup.Escape(TerminalText.Clean(text));
}
