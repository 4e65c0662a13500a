namespace SerWorkbook.Charts.Grammar;

/// <summary>The axis that a reference mark takes its position from.</summary>
internal enum AxisDirection
{
    /// <summary>A position on the X axis: the line stands upright.</summary>
    X,

    /// <summary>A position on the Y axis: the line lies flat.</summary>
    Y,
}
