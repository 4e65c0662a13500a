namespace SerWorkbook.Notebooks.Execution;

/// <summary>Something that a cell of a session did.</summary>
internal abstract record SessionEvent
{
    private SessionEvent() { }

    /// <summary>Code is about to be executed.</summary>
    /// <param name="Code">The code.</param>
    internal sealed record Started(string Code) : SessionEvent;

    /// <summary>A value is shown.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Data">Its representations.</param>
    /// <param name="IsResult">Whether it is what the code ended in.</param>
    internal sealed record Shown(object? Value, MimeBundle Data, bool IsResult) : SessionEvent;

    /// <summary>A text was written to the console.</summary>
    /// <param name="Stream"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="Text">The text.</param>
    internal sealed record Written(string Stream, string Text) : SessionEvent;

    /// <summary>The code ended.</summary>
    /// <param name="Error">Why it failed; null where it did not.</param>
    internal sealed record Ended(string? Error) : SessionEvent;
}
