namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a formatter writes.</summary>
public sealed class FormatContext : IDisposable
{
    /// <summary>Starts a text.</summary>
    /// <param name="writer">Receives the text; it is not disposed with the context.</param>
    public FormatContext(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Writer = writer;
    }

    /// <summary>Receives the text.</summary>
    public TextWriter Writer { get; }

    /// <summary>How many values are being formatted around this one.</summary>
    public int Depth { get; internal set; }

    /// <summary>Does nothing: the writer belongs to whoever made it.</summary>
    public void Dispose() { }
}
