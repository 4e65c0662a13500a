namespace SerWorkbook;

/// <summary>What one check of an audit came to, the harmless first.</summary>
public enum AuditVerdict
{
    /// <summary>Nothing was found.</summary>
    Good,

    /// <summary>Something was found that the protocol allows: shared by design.</summary>
    Information,

    /// <summary>Something was found that a reader must know of, though it breaks no promise.</summary>
    Warning,

    /// <summary>It cannot be said whether what the protocol promises holds.</summary>
    Unknown,

    /// <summary>What the protocol promises does not hold: its scores must not be published.</summary>
    Leak,
}
