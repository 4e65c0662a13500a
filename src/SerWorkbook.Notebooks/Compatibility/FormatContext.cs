namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a formatter writes.</summary>
public sealed class FormatContext
{
    internal FormatContext(TextWriter writer)
    {
        Writer = writer;
    }

    /// <summary>Takes the text.</summary>
    public TextWriter Writer { get; }
}
