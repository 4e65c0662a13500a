namespace SerWorkbook.Notebooks;

/// <summary>Something that a running cell put out.</summary>
public abstract record CellEvent
{
    private CellEvent() { }

    /// <summary>Text went to the console.</summary>
    /// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="Text">The text of this one write.</param>
    public sealed record StreamWritten(string Name, string Text) : CellEvent;

    /// <summary>A display, a result or an error was added.</summary>
    /// <param name="Output">The output.</param>
    /// <param name="DisplayId">What later updates call it; unique in the session, never stored.</param>
    public sealed record OutputAdded(NotebookOutput Output, string DisplayId) : CellEvent;

    /// <summary>A display, perhaps of an earlier cell, was replaced.</summary>
    /// <param name="Output">The new output.</param>
    /// <param name="DisplayId">The id of the display.</param>
    public sealed record OutputUpdated(NotebookOutput Output, string DisplayId) : CellEvent;
}
