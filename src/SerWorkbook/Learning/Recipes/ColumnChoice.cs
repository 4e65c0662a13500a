using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Which families of a feature set a recipe learns from.</summary>
/// <param name="Name">Its name in recipes, such as <c>voice</c>.</param>
/// <param name="Title">Its name for readers.</param>
/// <param name="Families">The families whose columns are taken.</param>
public sealed record ColumnChoice(string Name, string Title, IReadOnlyList<FeatureFamily> Families)
{
    /// <summary>All columns: what a recipe takes that says nothing else.</summary>
    public static ColumnChoice Everything { get; } = new("all", "all columns", [.. Enum.GetValues<FeatureFamily>()]);

    /// <summary>The choices that there are, <see cref="Everything"/> first.</summary>
    public static IReadOnlyList<ColumnChoice> All { get; } =
    [
        Everything,
        new("noLevel", "all but the level", [.. Everything.Families.Where(family => family != FeatureFamily.Energy)]),
        new(
            "voice",
            "level, F0, voice quality and rhythm",
            [FeatureFamily.Energy, FeatureFamily.F0, FeatureFamily.Voicing, FeatureFamily.Rhythm]
        ),
        new(
            "spectrum",
            "spectrum, mel bands, formants and modulation",
            [
                FeatureFamily.Spectrum,
                FeatureFamily.LogMel,
                FeatureFamily.Contrast,
                FeatureFamily.Chroma,
                FeatureFamily.Modulation,
                FeatureFamily.Formants,
            ]
        ),
        new("cepstrum", "MFCC", [FeatureFamily.Mfcc]),
        new(
            "compact",
            "all but mel bands and chroma",
            [.. Everything.Families.Where(family => family is not (FeatureFamily.LogMel or FeatureFamily.Chroma))]
        ),
    ];

    /// <summary>Finds a choice.</summary>
    /// <param name="name">Its name; upper and lower case are the same.</param>
    /// <exception cref="SerException">There is no such choice.</exception>
    public static ColumnChoice Find(string name) =>
        All.FirstOrDefault(choice => choice.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SerException(
            $"There is no choice of columns '{name}'; there are: {string.Join(", ", All.Select(choice => choice.Name))}."
        );

    /// <summary>The choices that differ on a feature set and take some of its columns.</summary>
    /// <param name="set">The feature set.</param>
    public static IReadOnlyList<ColumnChoice> For(FeatureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return
        [
            .. All.Where(choice => choice.Count(set) > 0)
                .DistinctBy(choice => string.Concat(choice.Mask(set).Select(taken => taken ? '1' : '0'))),
        ];
    }

    /// <summary>Which columns of a feature set are taken.</summary>
    /// <param name="set">The feature set.</param>
    /// <returns>One value per column.</returns>
    public bool[] Mask(FeatureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return [.. set.Columns.Select(column => Families.Contains(column.Family))];
    }

    /// <summary>How many columns of a feature set are taken.</summary>
    /// <param name="set">The feature set.</param>
    public int Count(FeatureSet set) => Mask(set).Count(taken => taken);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
