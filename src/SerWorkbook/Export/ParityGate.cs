using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>Compares runtimes with the workbook, and lets no export pass that answers differently.</summary>
internal static class ParityGate
{
    /// <summary>Compares one runtime.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="expected">What the workbook answers.</param>
    /// <param name="clips">The recordings.</param>
    /// <param name="tolerance">The largest difference of a probability that is allowed where not every bit must be the same.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static RuntimeParity Compare(
        IRuntime runtime,
        IReadOnlyList<RuntimeAnswer> expected,
        IReadOnlyList<string> clips,
        double tolerance,
        CancellationToken cancellationToken
    )
    {
        var answers = runtime.Predict(clips, cancellationToken);
        if (answers.Count != expected.Count)
        {
            throw new SerException($"The {runtime.Name} answered {answers.Count} of {expected.Count} recordings.");
        }

        var pairs = expected.Zip(answers).ToArray();
        return new RuntimeParity(
            runtime.Name,
            clips.Count,
            pairs.Count(pair => pair.First.Answer != pair.Second.Answer || pair.First.Emotion != pair.Second.Emotion),
            pairs.Max(pair => DifferenceOf(pair.First.Probabilities, pair.Second.Probabilities)),
            runtime.IsExact ? 0 : tolerance
        );
    }

    /// <summary>Refuses an export whose answers differ.</summary>
    /// <exception cref="SerException">They do.</exception>
    public static void Require(IReadOnlyList<RuntimeParity> parity)
    {
        if (parity.FirstOrDefault(row => !row.IsGood) is { } bad)
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The {bad.Runtime} does not answer as the workbook does: {bad.DifferentAnswers} of {bad.Clips} answers differ, and "
                        + $"probabilities by up to {bad.LargestDifference:0.0e0} ({bad.Allowed:0.0e0} is allowed). Nothing was exported."
                )
            );
        }
    }

    // A value that is not a number, or a missing one, is as far off as can be.
    private static double DifferenceOf(IReadOnlyList<double> expected, IReadOnlyList<double> given) =>
        expected.Count != given.Count ? 1 : expected.Zip(given, (a, b) => double.IsFinite(b) ? Math.Abs(a - b) : 1).Max();
}
