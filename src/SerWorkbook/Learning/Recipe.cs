using System.Globalization;
using SerWorkbook.Speech;

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

    /// <summary>Reads what <see cref="ToString"/> writes, such as <c>lbfgs (l1=0, l2=10)</c>.</summary>
    /// <param name="text">The trainer's name and, in brackets, each of its settings.</param>
    /// <exception cref="SerException">The text is no recipe, or there is no such trainer or setting.</exception>
    public static Recipe Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')'))
        {
            throw new SerException($"'{text}' is not a recipe; one looks like 'lbfgs (l1=0, l2=10)'.");
        }

        var trainer = TrainerCatalogue.Find(text[..open].Trim());
        var settings = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = part.Split('=', StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || !double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || value < 0
                || !settings.TryAdd(sides[0], value))
            {
                throw new SerException($"'{part}' in the recipe '{text}' is not a setting; one looks like 'l2=10', with a number of 0 or more, once.");
            }
        }

        var names = trainer.Space.Select(setting => setting.Name).Order(StringComparer.Ordinal).ToList();
        return settings.Keys.SequenceEqual(names)
            ? new Recipe(trainer.Name, settings)
            : throw new SerException($"The recipe '{text}' must give {trainer.Name} the settings {string.Join(", ", names)}.");
    }

    /// <summary>One setting.</summary>
    /// <param name="name">The setting's name.</param>
    /// <exception cref="KeyNotFoundException">The recipe does not have it.</exception>
    public double this[string name] => Settings[name];

    /// <summary>The settings alone, such as <c>l1=0, l2=10</c>.</summary>
    public string SettingsText => string.Join(", ", Settings.Select(setting => setting.Key + "=" + setting.Value.ToString("0.########", CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public override string ToString() => $"{Trainer} ({SettingsText})";

    /// <inheritdoc/>
    public bool Equals(Recipe? other) =>
        other is not null && Trainer == other.Trainer && Settings.SequenceEqual(other.Settings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trainer, Settings.Count);
}
