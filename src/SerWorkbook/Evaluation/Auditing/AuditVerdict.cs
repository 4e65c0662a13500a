namespace SerWorkbook;

/// <summary>The verdict of one check of an audit, in order of severity.</summary>
public enum AuditVerdict
{
    /// <summary>Nothing was found.</summary>
    Good,

    /// <summary>Something was found that the protocol allows: shared by design.</summary>
    Information,

    /// <summary>Something was found that readers must know, although it breaks no promise.</summary>
    Warning,

    /// <summary>It is unknown whether the promise of the protocol holds.</summary>
    Unknown,

    /// <summary>The promise of the protocol is broken: its scores must not be published.</summary>
    Leak,
}
