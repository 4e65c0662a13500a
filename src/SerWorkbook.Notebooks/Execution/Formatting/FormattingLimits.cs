namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>How much of a value is written. Cells change the limits of their session.</summary>
internal sealed class FormattingLimits
{
    /// <summary>How many items of a sequence are shown where no cell says otherwise.</summary>
    public const int UsualItems = 20;

    /// <summary>How deep lists in lists are written where no cell says otherwise.</summary>
    public const int UsualDepth = 4;

    // Values are written by functions that call each other for what is inside of the values.
    private static readonly AsyncLocal<FormattingLimits?> Ambient = new();
    private static readonly FormattingLimits Usual = new();

    /// <summary>The limits of the session whose value is being written.</summary>
    public static FormattingLimits Current => Ambient.Value ?? Usual;

    /// <summary>How many items of a sequence are shown.</summary>
    public int Items { get; set; } = UsualItems;

    /// <summary>How deep lists in lists are written.</summary>
    public int Depth { get; set; } = UsualDepth;

    /// <summary>The representation of values that have no other: text/html, with text beside it, or text/plain alone.</summary>
    public string MimeType { get; set; } = "text/html";

    /// <summary>Makes these the current limits of this flow of execution.</summary>
    public void Enter() => Ambient.Value = this;

    /// <summary>Goes back to the usual limits.</summary>
    public void Reset() => (Items, Depth, MimeType) = (UsualItems, UsualDepth, "text/html");
}
