using System.Security.Cryptography;
using System.Text;

namespace SerWorkbook.Learning.Ledger;

/// <summary>The checksum of what belongs together in a ledger, so that a score that a disk has changed is not taken for one.</summary>
internal static class RowCheck
{
    private const int Digits = 16;

    /// <summary>The checksum of some values in order.</summary>
    public static string Of(params IReadOnlyList<string?> values)
    {
        // Each with its length: what ends one value may begin the next.
        var text = string.Concat(values.Select(value => FormattableString.Invariant($"{value?.Length ?? -1}:{value}\n")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }

    /// <summary>The checksum of a trial that has ended.</summary>
    public static string Of(LedgerTrial trial, byte[]? predictions) =>
        Of([
            Number(trial.Number),
            trial.Recipe,
            trial.State,
            Number(trial.Uar),
            Number(trial.UarInterval.Low),
            Number(trial.UarInterval.High),
            Number(trial.Accuracy),
            Number(trial.MacroF1),
            Number(trial.Seconds),
            trial.Error,
            predictions is null ? null : Convert.ToHexStringLower(SHA256.HashData(predictions)),
            .. trial.FoldUars.Select(Number),
        ]);

    // SQLite keeps NULL for NaN, and 0 for -0.
    private static string Number(double value) => FormattableString.Invariant($"{value + 0.0:R}");
}
