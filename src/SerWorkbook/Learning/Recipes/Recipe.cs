using System.Globalization;
using System.Text.Json.Serialization;
using SerWorkbook.Learning.Recipes;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What to train: a trainer and its settings, which columns it learns from and how they are scaled.</summary>
/// <param name="Trainer">The trainer's name, such as <c>lbfgs</c>.</param>
/// <param name="Settings">Each setting with its value, in order of the names.</param>
public sealed record Recipe(string Trainer, SortedDictionary<string, double> Settings)
{
    private const string ColumnsKey = "columns";
    private const string ScalingKey = "scaling";

    private static readonly string[] ScalingNames = ["global", "speaker", "none"];

    /// <summary>The <see cref="ColumnChoice"/> that it learns from, by name; all columns unless set.</summary>
    public string Columns { get; init; } = ColumnChoice.Everything.Name;

    /// <summary>How features are scaled; by the training rows unless set.</summary>
    public FeatureScaling Scaling { get; init; } = FeatureScaling.Global;

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

    /// <summary>How many columns a trainer keeps that has such a setting; 0 for all.</summary>
    internal int Keep => Settings.TryGetValue("keep", out var keep) ? (int)keep : 0;

    /// <summary>The settings alone, such as <c>l1=0, l2=10</c>, with columns and scaling where they are not the usual.</summary>
    [JsonIgnore]
    public string SettingsText =>
        string.Join(
            ", ",
            Settings
                .Select(setting => setting.Key + "=" + setting.Value.ToString("0.########", CultureInfo.InvariantCulture))
                .Concat(Columns == ColumnChoice.Everything.Name ? [] : [$"{ColumnsKey}={Columns}"])
                .Concat(Scaling == FeatureScaling.Global ? [] : [$"{ScalingKey}={NameOf(Scaling)}"])
        );

    /// <summary>A scaling's name in recipes and on the command line.</summary>
    /// <param name="scaling">The scaling.</param>
    public static string NameOf(FeatureScaling scaling) => ScalingNames[(int)scaling];

    /// <summary>The recipe with every digit of its settings, also of those that no search draws.</summary>
    internal string ToExactText()
    {
        var settings = Settings.Select(setting => FormattableString.Invariant($"{setting.Key}={setting.Value:R}"));
        return $"{Trainer} ({string.Join(", ", settings.Append($"{ColumnsKey}={Columns}").Append($"{ScalingKey}={ScalingName}"))})";
    }

    private string ScalingName =>
        Enum.IsDefined(Scaling)
            ? NameOf(Scaling)
            : throw new SerException(
                FormattableString.Invariant($"'{(int)Scaling}' is no scaling; there are: {string.Join(", ", ScalingNames)}.")
            );

    /// <inheritdoc/>
    public override string ToString() => $"{Trainer} ({SettingsText})";

    /// <inheritdoc/>
    public bool Equals(Recipe? other) =>
        other is not null
        && Trainer == other.Trainer
        && Columns == other.Columns
        && Scaling == other.Scaling
        && Settings.SequenceEqual(other.Settings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trainer, Columns, Scaling, Settings.Count);

    /// <summary>Reads a recipe of one of some trainers.</summary>
    internal static Recipe Parse(string text, IReadOnlyList<ITrainer> trainers)
    {
        ArgumentNullException.ThrowIfNull(text);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')'))
        {
            throw new SerException($"'{text}' is not a recipe; one looks like 'lbfgs (l1=0, l2=10)'.");
        }

        var trainer = trainers.Find(text[..open].Trim());
        var settings = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = part.Split('=', StringSplitOptions.TrimEntries);
            var isKnown =
                sides.Length == 2
                && (
                    sides[0] is ColumnsKey or ScalingKey
                        ? words.TryAdd(sides[0], sides[1])
                        : double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                            && double.IsFinite(value)
                            && value >= 0
                            && settings.TryAdd(sides[0], value)
                );
            if (!isKnown)
            {
                throw new SerException(
                    $"'{part}' in the recipe '{text}' is not a setting; one looks like 'l2=10', with a number of 0 or more, once."
                );
            }
        }

        if (
            trainer
                .Space.Select(setting => settings.TryGetValue(setting.Name, out var value) ? setting.FindFault(value) : null)
                .FirstOrDefault(fault => fault is not null) is
            { } wrong
        )
        {
            throw new SerException($"{wrong}; the recipe '{text}' gives another one.");
        }

        var names = trainer.Space.Select(setting => setting.Name).Order(StringComparer.Ordinal).ToList();
        return settings.Keys.SequenceEqual(names)
            ? new Recipe(trainer.Name, settings) { Columns = ColumnsOf(words), Scaling = ScalingOf(words, text) }
            : throw new SerException($"The recipe '{text}' must give {trainer.Name} the settings {string.Join(", ", names)}.");
    }

    private static string ColumnsOf(Dictionary<string, string> words) =>
        ColumnChoice.Find(words.GetValueOrDefault(ColumnsKey, ColumnChoice.Everything.Name)).Name;

    private static FeatureScaling ScalingOf(Dictionary<string, string> words, string text)
    {
        var name = words.GetValueOrDefault(ScalingKey, ScalingNames[0]);
        var number = Array.IndexOf(ScalingNames, name);
        return number >= 0
            ? (FeatureScaling)number
            : throw new SerException(
                $"'{ScalingKey}={name}' in the recipe '{text}' is not known; there are: {string.Join(", ", ScalingNames)}."
            );
    }
}
