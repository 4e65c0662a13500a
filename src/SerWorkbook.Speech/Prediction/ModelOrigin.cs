using System.Text.Json.Serialization;

namespace SerWorkbook.Speech;

/// <summary>Where a model comes from: enough to judge what it may be used for.</summary>
/// <param name="CorpusName">The corpus that it was trained on.</param>
/// <param name="CorpusNotice">What every user of the corpus must be told, such as its licence; <see langword="null"/> for none.</param>
/// <param name="DataHash">A hash over the training clips and their labels, so that the data can be recognised.</param>
/// <param name="Utterances">Number of training clips.</param>
/// <param name="Speakers">Number of training speakers.</param>
/// <param name="Trainer">The trainer with its settings.</param>
/// <param name="Seed">The random seed.</param>
/// <param name="Uar">The unweighted average recall that it was chosen by, 0 to 1.</param>
/// <param name="UarProtocol">How that score was measured.</param>
public sealed record ModelOrigin(
    [property: JsonPropertyName("corpus")] string CorpusName,
    [property: JsonPropertyName("notice")] string? CorpusNotice,
    string DataHash,
    int Utterances,
    int Speakers,
    string Trainer,
    int Seed,
    double Uar,
    [property: JsonPropertyName("protocol")] string UarProtocol
)
{
    /// <summary>Says what is wrong with values that were read from a file.</summary>
    /// <returns>The fault, or <see langword="null"/> when the values are good.</returns>
    internal string? FindFault() =>
        !(Uar is >= 0 and <= 1) ? FormattableString.Invariant($"its origin has the UAR {Uar}; it must be from 0 to 1")
        : Utterances < 0 || Speakers < 0
            ? FormattableString.Invariant($"its origin has {Utterances} training clips of {Speakers} speakers; neither can be below 0")
        : null;
}
