namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>How the unit of a functional follows from the unit of its descriptor.</summary>
internal enum FunctionalUnit
{
    /// <summary>The same unit.</summary>
    Same,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>The descriptor's unit a second.</summary>
    ChangePerSecond,

    /// <summary>Events per second.</summary>
    PerSecond,
}
