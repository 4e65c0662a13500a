namespace SerWorkbook.Notebooks.Execution;

/// <summary>Refuses console input to cells, which would wait for it for ever; others read the console that was there before.</summary>
internal sealed class CellReader : TextReader
{
    private readonly TextReader _console;

    public CellReader(TextReader console)
    {
        _console = console;
    }

    private TextReader Console =>
        CellContext.Current is null ? _console : throw new NotebookException("A cell cannot read from the console: notebooks run unattended.");

    public override int Peek() => Console.Peek();

    public override int Read() => Console.Read();

    public override int Read(char[] buffer, int index, int count) => Console.Read(buffer, index, count);

    public override string? ReadLine() => Console.ReadLine();

    public override string ReadToEnd() => Console.ReadToEnd();
}
