namespace SerWorkbook.Conclusions;

/// <summary>Writes differences of shares in points, with their sign.</summary>
internal static class DifferenceText
{
    /// <summary>An interval of a difference, such as "-0.4 to +3.1".</summary>
    public static string Of(Interval interval) => FormattableString.Invariant($"{Points(interval.Low)} to {Points(interval.High)}");

    /// <summary>A difference, such as "+1.3".</summary>
    public static string Points(double difference) =>
        double.IsNaN(difference) ? "–" : FormattableString.Invariant($"{difference * 100:+0.0;-0.0;0.0}");
}
