using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;
using Spectre.Console;

namespace SerWorkbook.Cli.Tests.Terminal;

/// <summary>What a corpus brings is shown by a terminal, and not obeyed.</summary>
public sealed class TerminalTextTests
{
    private const string Hostile = "\e]0;title\a\e[31mred\e[2J\u009b1A\b\u202Ecod.exe";

    [Theory]
    [InlineData("plain ä 漢 \t tab", "plain ä 漢 \t tab")]
    [InlineData("two\nlines\r\n", "two\nlines\r\n")]
    [InlineData("over\rwritten", "over\uFFFDwritten")]
    [InlineData("\e[31mred", "\uFFFD[31mred")]
    [InlineData("\u009b31mred", "\uFFFD31mred")]
    [InlineData("a\u202Eb\u2066c\u2028d", "a\uFFFDb\uFFFDc\uFFFDd")]
    public void What_would_steer_the_terminal_is_replaced(string text, string shown)
    {
        Assert.Equal(shown, TerminalText.Clean(text));
        var inner = new StringWriter();
        using var writer = new TerminalWriter(inner);
        writer.Write(text);
        writer.Write(text.ToCharArray(), 0, text.Length);
        writer.Write(text.AsSpan());
        Assert.Equal(shown + shown + shown, inner.ToString());
    }

    [Fact]
    public void Tables_keep_their_own_colours_and_lose_those_of_the_corpus()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.Standard,
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Pipeline.Attach(new TerminalHook());
        console.MarkupLine($"[yellow]{Markup.Escape(Hostile)}[/]");
        var plain = Markup.Escape(Hostile);
        console.Write(
            new Table { Title = new TableTitle(plain) }
                .AddColumn(plain)
                .AddRow(plain)
        );
        var text = output.ToString();
        Assert.Matches("\e\\[[0-9;]+m", text);
        Assert.DoesNotContain("\e]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[31m", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2J", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, character => character is '\a' or '\b' or '\u009b' or '\u202E');
    }

    [Fact]
    public void A_hostile_corpus_leaves_no_control_character_in_any_output()
    {
        using var ser = new SerProcess();
        var corpus = ser.At("corpus");
        Directory.CreateDirectory(corpus);
        string[] names = ["a.wav", "\e[2Jb.wav", "=1+1.wav"];
        foreach (var name in names)
        {
            WavWriter.Write(Path.Combine(corpus, name), TestSignal.Harmonics(150, 0.5));
        }

        File.WriteAllText(
            Path.Combine(corpus, "manifest.csv"),
            "path,speaker,emotion\na.wav,\e]0;x\a,sad\n\e[2Jb.wav,\u009bs2,\u202Eangry\n=1+1.wav,@s3,sad\nno.wav,\e[2J,sad\n"
        );
        var result = ser.Run("data", "list", "--data", corpus);
        Assert.Equal(0, result.Code);
        Assert.Contains("no.wav", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            result.Output + result.Error,
            character => character is not ('\n' or '\r') && (char.IsControl(character) || character == '\u202E')
        );
    }

    [Fact]
    public void A_folder_of_recordings_to_predict_that_links_to_itself_is_read_once()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("1/2/3/4/5/6/7/8/9"));
        WavWriter.Write(folder.File("1/2/3/4/5/6/7/8/9/deep.wav"), TestSignal.Harmonics(150, 0.2));
        Directory.CreateSymbolicLink(folder.File("1/again"), folder.Path);
        Directory.CreateSymbolicLink(folder.File("1/2/up"), "..");
        Assert.Equal(folder.File("1/2/3/4/5/6/7/8/9/deep.wav"), Assert.Single(PredictionSource.Find([folder.Path])).Name);
    }
}
