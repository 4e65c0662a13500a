namespace SerWorkbook.Charts.Grammar;

/// <summary>How a line is broken.</summary>
internal enum LineDash
{
    /// <summary>Not broken.</summary>
    Solid,

    /// <summary>Long pieces.</summary>
    Dash,

    /// <summary>Dots.</summary>
    Dot,

    /// <summary>Long pieces and dots by turns.</summary>
    DashDot,
}
