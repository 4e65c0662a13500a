using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Tuning;

/// <summary>All recipes that a search may try: which trainer, its own settings, columns and scaling.</summary>
/// <remarks>The space is conditional: a trainer has settings and scalings of its own.</remarks>
internal sealed class SearchSpace
{
    // As often as all others together: what no trial has told apart is best left as it is.
    private const int UsualShare = 2;

    // Of the way from lowest to highest: a step near enough for what was learnt to hold.
    private const double StepSize = 0.12;

    private const int MostDraws = 50;

    private readonly IReadOnlyList<FeatureScaling> _scalings;

    /// <summary>Makes a space.</summary>
    /// <param name="trainers">The trainers to choose from, in order.</param>
    /// <param name="set">The feature set, whose families may be chosen from.</param>
    /// <param name="scalings">The scalings that are allowed.</param>
    /// <exception cref="SerException">No trainer learns from any of the scalings.</exception>
    public SearchSpace(IReadOnlyList<ITrainer> trainers, FeatureSet set, IReadOnlyList<FeatureScaling> scalings)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        ArgumentNullException.ThrowIfNull(scalings);
        _scalings = scalings;
        Trainers = [.. trainers.Where(trainer => ScalingsOf(trainer).Any())];
        Columns = [.. ColumnChoice.For(set).Select(choice => choice.Name)];
        if (Trainers.Count == 0)
        {
            throw new SerException(
                $"None of the trainers learns from features that are scaled so: {string.Join(", ", scalings.Select(Recipe.NameOf))}."
            );
        }
    }

    /// <summary>The space of a search: the trainers that suit the number of rows, or all where none does.</summary>
    /// <param name="trainers">The trainers to choose from, in order.</param>
    /// <param name="table">The features.</param>
    /// <param name="options">The scalings that are allowed.</param>
    /// <exception cref="SerException">No trainer learns from any of the scalings.</exception>
    public static SearchSpace Of(IReadOnlyList<ITrainer> trainers, FeatureTable table, SearchOptions options)
    {
        ITrainer[] suited = [.. trainers.Where(trainer => trainer is not PlainTrainer plain || table.Rows.Count <= plain.MostSearchedRows)];
        return new SearchSpace(suited.Length > 0 ? suited : trainers, table.Set, options.Scalings);
    }

    /// <summary>The trainers, in order.</summary>
    public IReadOnlyList<ITrainer> Trainers { get; }

    /// <summary>The choices of columns, by name; all columns first.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many recipes there are; <see langword="null"/> where a trainer has settings, for too many to count.</summary>
    public int? Count =>
        Trainers.Any(trainer => trainer.Space.Count > 0) ? null : Columns.Count * Trainers.Sum(trainer => ScalingsOf(trainer).Count());

    /// <summary>The scalings that a trainer may be given, the usual one first.</summary>
    /// <param name="trainer">The trainer.</param>
    public IEnumerable<FeatureScaling> ScalingsOf(ITrainer trainer) => _scalings.Where(trainer.Scalings.Contains);

    /// <summary>What has proved good, with the usual scaling: the best of every trainer first, but those of slow trainers later.</summary>
    /// <remarks>A trainer that takes twice as long stands back by one rank: the first minute goes to what shows something soon.</remarks>
    public IEnumerable<Recipe> Portfolio() =>
        from trainer in Trainers
        from entry in trainer.Portfolio.Index()
        orderby entry.Index + Math.Log2(trainer.RelativeCost)
        select entry.Item with
        {
            Scaling = ScalingsOf(trainer).First(),
        };

    /// <summary>Draws a recipe, every trainer as probably.</summary>
    /// <param name="random">Where chance comes from.</param>
    public Recipe Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var trainer = Trainers[random.Next(Trainers.Count)];
        var settings = trainer.Space.Select(setting => (setting.Name, setting.Draw(random))).ToArray();
        return Recipe.Of(trainer.Name, settings) with
        {
            Columns = DrawFrom([.. Columns], random),
            Scaling = DrawFrom([.. ScalingsOf(trainer)], random),
        };
    }

    /// <summary>Draws a recipe of the same trainer that is near another.</summary>
    /// <param name="recipe">The other.</param>
    /// <param name="random">Where chance comes from.</param>
    public Recipe DrawNear(Recipe recipe, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(random);
        var trainer = Find(recipe.Trainer);
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var settings = trainer.Space.Select(setting => (setting.Name, ValueNear(setting, recipe[setting.Name], random))).ToArray();
            var near = Recipe.Of(recipe.Trainer, settings) with
            {
                Columns = random.Next(5) == 0 ? DrawFrom([.. Columns], random) : recipe.Columns,
                Scaling = random.Next(8) == 0 ? DrawFrom([.. ScalingsOf(trainer)], random) : recipe.Scaling,
            };
            if (near != recipe)
            {
                return near;
            }
        }

        return recipe;
    }

    /// <summary>Where a recipe lies.</summary>
    internal RecipePlace PlaceOf(Recipe recipe) =>
        new(
            recipe.Trainer,
            recipe.Columns,
            recipe.Scaling,
            [.. Find(recipe.Trainer).Space.Select(setting => setting.PlaceOf(recipe[setting.Name]))]
        );

    /// <summary>What tells this space from another.</summary>
    internal IEnumerable<string> Describe() =>
        [
            .. Trainers.Select(trainer =>
                $"{trainer.Name}: {string.Join("; ", trainer.Space)}; {string.Join("; ", trainer.Portfolio)}; "
                + $"{string.Join("; ", ScalingsOf(trainer).Select(Recipe.NameOf))}"
            ),
            $"columns: {string.Join("; ", Columns)}",
        ];

    internal ITrainer Find(string name) => Trainers.First(trainer => trainer.Name == name);

    private static T DrawFrom<T>(T[] values, SeededRandom random)
    {
        var place = random.Next(values.Length == 1 ? 1 : UsualShare * (values.Length - 1));
        return place < values.Length - 1 ? values[place + 1] : values[0];
    }

    // Half of the settings stay as they are, so that a good recipe is not left in all directions at once.
    private static double ValueNear(TrainerSetting setting, double value, SeededRandom random)
    {
        var step = random.NextGaussian() * StepSize;
        return random.Next(2) == 0 ? value
            : setting.IsSwitch ? 1 - value
            : setting.ValueAt(setting.PlaceOf(value) + step);
    }
}
