namespace SerWorkbook.Evaluation.Auditing;

/// <summary>How strongly a property of recordings goes with their emotion or another name.</summary>
internal static class Association
{
    // Medium effects after Cohen, Statistical Power Analysis, 1988: 0.06 of the variance, V of 0.3.
    private const double MediumShare = 0.06;
    private const double MediumV = 0.3;

    /// <summary>Whether one name goes with another, such as the emotion, and Cramér's V.</summary>
    public static (bool Clear, double V) OfName(IEnumerable<(string Name, string Other)> items)
    {
        var all = items.ToArray();
        var v = EffectSizes.CramersV(Codes(all.Select(item => item.Name)), Codes(all.Select(item => item.Other)));
        return (v >= MediumV, v);
    }

    /// <summary>Whether a number goes with the emotion, and the share of its variance that the emotion explains.</summary>
    public static (bool Clear, double Share) OfNumber(IEnumerable<(double Value, string Emotion)> items)
    {
        var all = items.ToArray();
        var share = EffectSizes.EpsilonSquared([.. all.Select(item => item.Value)], Codes(all.Select(item => item.Emotion)));
        return (share >= MediumShare, share);
    }

    private static int[] Codes(IEnumerable<string> names)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Select(name => codes.TryGetValue(name, out var code) ? code : codes[name] = codes.Count)];
    }
}
