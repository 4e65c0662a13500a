namespace SerWorkbook.Speech;

/// <summary>A window function without parameters; see <see cref="Window"/> for the formulas.</summary>
public enum WindowShape
{
    /// <summary>Hann.</summary>
    Hann,

    /// <summary>Hamming.</summary>
    Hamming,

    /// <summary>Blackman.</summary>
    Blackman,

    /// <summary>All ones.</summary>
    Rectangle,
}
