using SerWorkbook.Speech.Randomness;

namespace SerWorkbook.Learning;

/// <summary>The recipes that a search tries, in order: what has proved good first, then draws from the trainers' spaces.</summary>
/// <remarks>The sequence depends on trainers and seed alone, never on time or scores, so that a longer search repeats a shorter one and goes on.</remarks>
internal static class RecipeSequence
{
    public static IEnumerable<Recipe> Of(IReadOnlyList<ITrainer> trainers, int seed)
    {
        var tried = new HashSet<Recipe>();
        for (var rank = 0; rank < trainers.Max(trainer => trainer.Portfolio.Count); rank++)
        {
            foreach (var trainer in trainers.Where(trainer => rank < trainer.Portfolio.Count && tried.Add(trainer.Portfolio[rank])))
            {
                yield return trainer.Portfolio[rank];
            }
        }

        var random = new SeededRandom(seed, "recipes");
        for (var draw = 0; ; draw++)
        {
            var trainer = trainers[draw % trainers.Count];
            var recipe = Recipe.Of(trainer.Name, [.. trainer.Space.Select(setting => (setting.Name, setting.Draw(random)))]);
            if (tried.Add(recipe))
            {
                yield return recipe;
            }
        }
    }
}
