using System.Globalization;
using System.Text;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>
/// Writes to the outputs of the cell that the thread works for, or, outside of cells, to the console that was there before.
/// </summary>
internal sealed class CellWriter : TextWriter
{
    private readonly string _stream;
    private readonly TextWriter _console;

    public CellWriter(string stream, TextWriter console)
        : base(CultureInfo.InvariantCulture)
    {
        _stream = stream;
        _console = console;
        NewLine = console.NewLine;
    }

    public override Encoding Encoding => _console.Encoding;

    public override void Write(char value) => Put(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Put(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Put(buffer.ToString());

    public override void Write(string? value) => Put(value ?? "");

    // One call for a line, so that lines of two threads do not mix.
    public override void WriteLine(string? value) => Put(value + Line);

    public override void WriteLine() => Put(Line);

    public override void Flush()
    {
        if (CellContext.Current is null)
        {
            _console.Flush();
        }
    }

    private string Line => CellContext.Current is null ? NewLine : "\n";

    private void Put(string text)
    {
        var cell = CellContext.Current;
        if (cell is null)
        {
            _console.Write(text);
            return;
        }

        cell.ThrowIfCancelled();
        text = text == NewLine ? "\n" : text;
        cell.Outputs.Write(_stream, text);
        cell.Host.Observers.Tell(new SessionEvent.Written(_stream, text));
    }
}
