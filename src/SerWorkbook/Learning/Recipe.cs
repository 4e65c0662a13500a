using System.Globalization;

namespace SerWorkbook.Learning;

/// <summary>What to train: a trainer and its settings.</summary>
/// <param name="Trainer">The trainer's name, such as <c>lbfgs</c>.</param>
/// <param name="Settings">Each setting with its value, in order of the names.</param>
public sealed record Recipe(string Trainer, SortedDictionary<string, double> Settings)
{
    /// <summary>Makes a recipe.</summary>
    /// <param name="trainer">The trainer's name.</param>
    /// <param name="settings">Settings with their values.</param>
    public static Recipe Of(string trainer, params ReadOnlySpan<(string Name, double Value)> settings)
    {
        var sorted = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            sorted.Add(name, value);
        }

        return new Recipe(trainer, sorted);
    }

    /// <summary>One setting.</summary>
    /// <param name="name">The setting's name.</param>
    /// <exception cref="KeyNotFoundException">The recipe does not have it.</exception>
    public double this[string name] => Settings[name];

    /// <summary>The settings alone, such as <c>l1=0, l2=10</c>.</summary>
    public string SettingsText => string.Join(", ", Settings.Select(setting => setting.Key + "=" + setting.Value.ToString("0.#####", CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public override string ToString() => $"{Trainer} ({SettingsText})";

    /// <inheritdoc/>
    public bool Equals(Recipe? other) =>
        other is not null && Trainer == other.Trainer && Settings.SequenceEqual(other.Settings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trainer, Settings.Count);
}
