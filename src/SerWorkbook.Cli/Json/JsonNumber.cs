namespace SerWorkbook.Cli.Json;

/// <summary>How numbers stand in what <c>--json</c> prints.</summary>
internal static class JsonNumber
{
    /// <summary>The number, or <see langword="null"/> where it is not known.</summary>
    public static double? Known(double value) => double.IsNaN(value) ? null : value;
}
