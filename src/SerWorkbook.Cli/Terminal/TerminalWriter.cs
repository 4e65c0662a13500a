using System.Text;

namespace SerWorkbook.Cli.Terminal;

/// <summary>A stream of text to the terminal, from which nothing that would steer the terminal gets through.</summary>
/// <param name="inner">Standard output or standard error.</param>
internal sealed class TerminalWriter(TextWriter inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(TerminalText.Clean(value.ToString()));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value) => inner.Write(TerminalText.Clean(value ?? ""));

    /// <inheritdoc/>
    public override void WriteLine() => inner.WriteLine();

    /// <inheritdoc/>
    public override void WriteLine(string? value) => inner.WriteLine(TerminalText.Clean(value ?? ""));

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
