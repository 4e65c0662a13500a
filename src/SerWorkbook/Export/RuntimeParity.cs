using System.Globalization;

namespace SerWorkbook;

/// <summary>How far the answers of an exported model agree with the workbook's.</summary>
/// <param name="Runtime">What predicted, such as "bundle", "native library" or "ONNX Runtime".</param>
/// <param name="Clips">Number of recordings.</param>
/// <param name="DifferentAnswers">Number of recordings with another answer or another most probable emotion.</param>
/// <param name="LargestDifference">The largest difference of a probability, 0 to 1.</param>
/// <param name="Allowed">The largest difference that is allowed: 0 where the same code must give the same bits.</param>
public sealed record RuntimeParity(string Runtime, int Clips, int DifferentAnswers, double LargestDifference, double Allowed)
{
    /// <summary>Whether every answer is the same and no probability differs by more than is allowed.</summary>
    public bool IsGood => Clips > 0 && DifferentAnswers == 0 && LargestDifference <= Allowed;

    /// <summary>One row per runtime.</summary>
    /// <param name="parity">The comparisons.</param>
    public static ResultTable TableOf(IReadOnlyList<RuntimeParity> parity) =>
        ResultTable.Of(
            "Agreement with the workbook",
            parity,
            columns =>
                columns
                    .Add("Runtime", row => row.Runtime)
                    .Add("Recordings", row => row.Clips)
                    .Add("Other answers", row => row.DifferentAnswers)
                    .Add("Largest difference of a probability", row => Exponential(row.LargestDifference))
                    .Add("Allowed", row => Exponential(row.Allowed))
        );

    private static string Exponential(double value) => value == 0 ? "0" : value.ToString("0.0e0", CultureInfo.InvariantCulture);
}
