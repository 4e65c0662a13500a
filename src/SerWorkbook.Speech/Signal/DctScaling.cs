namespace SerWorkbook.Speech;

/// <summary>How the cosine transform is scaled.</summary>
public enum DctScaling
{
    /// <summary>Orthonormal: sqrt(1/N) for coefficient 0 and sqrt(2/N) for the others (librosa, scipy norm="ortho").</summary>
    Ortho,

    /// <summary>sqrt(2/N) for every coefficient (The HTK Book, eq. 5.14).</summary>
    Htk,
}
