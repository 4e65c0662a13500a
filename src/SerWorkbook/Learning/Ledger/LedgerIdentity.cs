using System.Security.Cryptography;
using System.Text;
using SerWorkbook.Learning.Tuning;

namespace SerWorkbook;

/// <summary>What all trials of one ledger have in common; where any of it differs, trials cannot be compared.</summary>
/// <param name="Corpus">The corpus's name.</param>
/// <param name="DataHash">What the corpus held.</param>
/// <param name="FeatureSet">Features, scaling and cutting, such as <c>SerFull-2, global, whole</c>.</param>
/// <param name="Split">The folds: protocol and a hash of the tested rows.</param>
/// <param name="Labels">The emotions, in the order of the classes.</param>
/// <param name="Space">A hash of strategy, trainers, their settings and the recipes that they start with.</param>
/// <param name="Seed">The random seed.</param>
public sealed record LedgerIdentity(string Corpus, string DataHash, string FeatureSet, string Split, string Labels, string Space, int Seed)
{
    private const int HashDigits = 16;

    /// <summary>The identity of a search.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="tuner">What says what each trial is to try.</param>
    /// <param name="seed">The random seed.</param>
    internal static LedgerIdentity Of(FeatureTable table, DataSplit split, RecipeTuner tuner, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        var folds = split.Folds.Select(fold => FormattableString.Invariant($"{fold.Name}: {string.Join(' ', fold.Test)}"));
        return new LedgerIdentity(
            table.Corpus.Name,
            table.Corpus.DataHash,
            $"{table.Set.Id}, {(table.Scaling == FeatureScaling.PerSpeaker ? "per speaker" : "global")}, "
                + $"{table.Cutting?.ToString() ?? "whole"}",
            $"{split.Protocol}, {HashOf(folds)}",
            string.Join('\n', table.Labels),
            HashOf(tuner.Describe()),
            seed
        );
    }

    /// <summary>Says in what a ledger differs from what is asked for.</summary>
    /// <param name="ledger">The ledger's identity.</param>
    /// <returns>What the ledger is of, to go on "it is a ledger of"; <see langword="null"/> where nothing differs.</returns>
    internal string? FindDifference(LedgerIdentity ledger) =>
        ledger.DataHash != DataHash ? $"another corpus ({ledger.Corpus}, hash {ledger.DataHash}; here {Corpus}, hash {DataHash})"
        : CurrentName(ledger.FeatureSet) != FeatureSet ? $"other features ({ledger.FeatureSet}; here {FeatureSet})"
        : ledger.Seed != Seed ? FormattableString.Invariant($"another seed ({ledger.Seed}; here {Seed})")
        : ledger.Split != Split || ledger.Labels != Labels ? $"other folds ({ledger.Split}; here {Split})"
        : ledger.Space != Space ? $"another version of trainers and search space ({ledger.Space}; here {Space})"
        : null;

    // A ledger of an earlier version may hold the former name of a feature set.
    private static string CurrentName(string features)
    {
        var id = features.Split(',')[0];
        try
        {
            return Speech.FeatureSet.Find(id).Id + features[id.Length..];
        }
        catch (Speech.SerException)
        {
            return features;
        }
    }

    private static string HashOf(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..HashDigits];
}
