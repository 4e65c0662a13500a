namespace SerWorkbook.Speech.Expressions;

/// <summary>Says what makes expressions unusable.</summary>
internal static class ExpressionFaults
{
    /// <summary>Looks for a fault.</summary>
    /// <returns>The fault as the rest of a sentence, or <see langword="null"/> when the expressions are good.</returns>
    public static string? Find(IReadOnlyList<Expression> expressions)
    {
        if (expressions.Count == 0)
        {
            return "there is no expression";
        }

        var names = expressions.SelectMany(expression => expression.Names).ToArray();
        var twice = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return expressions.Any(expression => expression.Names.Count == 0) || names.Any(string.IsNullOrWhiteSpace)
                ? "an expression has no name"
            : twice is not null ? $"the name '{twice.Key}' occurs twice"
            : expressions.Select(Of).FirstOrDefault(fault => fault is not null);
    }

    private static string? Of(Expression expression)
    {
        var name = expression.Names[0];
        return !(expression.Valence is >= -1 and <= 1)
                ? Invariant($"the valence of '{name}' is {expression.Valence}; it must be from -1 to 1")
            : !(expression.Arousal is >= -1 and <= 1)
                ? Invariant($"the arousal of '{name}' is {expression.Arousal}; it must be from -1 to 1")
            : Weights(name, expression.Arkit, BlendShapes.Arkit, "a blend shape of ARKit")
                ?? Weights(name, expression.Vrm, BlendShapes.Vrm, "a preset of VRM");
    }

    private static string? Weights(string name, IReadOnlyDictionary<string, float> weights, IReadOnlyList<string> known, string kind)
    {
        foreach (var (shape, weight) in weights)
        {
            if (!known.Contains(shape))
            {
                return $"'{name}' has a weight for '{shape}', which is not {kind}";
            }

            if (!(weight is >= 0 and <= 1))
            {
                return Invariant($"the weight of {shape} for '{name}' is {weight}; it must be from 0 to 1");
            }
        }

        return null;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
