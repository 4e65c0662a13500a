namespace SerWorkbook.Charts.Grammar;

/// <summary>Which axes all panels of a figure have in common: one range, one zoom, labels on the outer panels only.</summary>
[Flags]
internal enum AxisSharing
{
    /// <summary>Each panel has its own axes.</summary>
    None = 0,

    /// <summary>The X axes are the same.</summary>
    X = 1,

    /// <summary>The Y axes are the same.</summary>
    Y = 2,

    /// <summary>Both axes are the same.</summary>
    Both = X | Y,
}
