using System.Text.Json.Serialization;

namespace SerWorkbook.Speech;

/// <summary>How a model's probabilities are made honest, and from which confidence on it commits itself.</summary>
/// <param name="Temperature">Divides the log-probabilities, more than 0 (see <see cref="Speech.Temperature"/>); above 1 the model was
/// too sure of itself.</param>
/// <param name="UnsureBelow">Below this confidence (the highest scaled probability, 0 to 1) the model is unsure; 0: never.</param>
/// <param name="Coverage">The share of recordings that was to be answered when the limit was chosen, above 0 to 1.</param>
/// <param name="Accuracy">The share of those answered that was right when the limit was chosen, 0 to 1.</param>
/// <param name="FittedOn">Which predictions temperature and limit were fitted on.</param>
public sealed record ModelCalibration(
    double Temperature,
    double UnsureBelow,
    double Coverage,
    double Accuracy,
    [property: JsonPropertyName("protocol")] string FittedOn
)
{
    /// <summary>Says what is wrong with values that were read from a file.</summary>
    /// <returns>The fault, or <see langword="null"/> when the values are good.</returns>
    internal string? FindFault() =>
        Speech.Temperature.FindFault(Temperature) is { } fault ? $"its calibration has {fault}"
        : !(UnsureBelow is >= 0 and <= 1)
            ? Invariant($"its calibration is unsure below {UnsureBelow}; that must be a confidence from 0 to 1")
        : !(Coverage is > 0 and <= 1) ? Invariant($"its calibration has the coverage {Coverage}; it must be above 0 and at most 1")
        : !(Accuracy is >= 0 and <= 1) ? Invariant($"its calibration has the accuracy {Accuracy}; it must be from 0 to 1")
        : string.IsNullOrWhiteSpace(FittedOn) ? "its calibration does not say which predictions it was fitted on"
        : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
