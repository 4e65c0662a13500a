namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>Checks of buffers that take rows of values.</summary>
internal static class Rows
{
    /// <summary>Refuses a buffer that is too short.</summary>
    public static void Require(Span<float> rows, int count, int columns)
    {
        if (rows.Length < (long)count * columns)
        {
            throw new ArgumentException($"There is room for {rows.Length} values; {count} rows of {columns} may come.", nameof(rows));
        }
    }
}
