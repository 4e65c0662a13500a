namespace SerWorkbook.Notebooks.Execution;

/// <summary>Asks the user for what cells read, where one is there; others read the console that was there before.</summary>
internal sealed class CellReader : TextReader
{
    private readonly TextReader _console;

    public CellReader(TextReader console)
    {
        _console = console;
    }

    private TextReader Console =>
        CellContext.Current is null
            ? _console
            : throw new NotebookException("A cell can read whole lines from the console only: use Console.ReadLine().");

    public override int Peek() => Console.Peek();

    public override int Read() => Console.Read();

    public override int Read(char[] buffer, int index, int count) => Console.Read(buffer, index, count);

    public override string? ReadLine() => CellContext.Current is { } cell ? cell.ReadLine() : _console.ReadLine();

    public override string ReadToEnd() => Console.ReadToEnd();
}
