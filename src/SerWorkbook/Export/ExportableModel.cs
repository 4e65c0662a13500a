using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>Refuses models that no program but this one could use, before anything is trained.</summary>
internal static class ExportableModel
{
    /// <summary>Refuses features and trainers that a saved model cannot name.</summary>
    /// <param name="set">The features.</param>
    /// <param name="recipes">The recipes to be trained.</param>
    /// <exception cref="SerException">A model of them cannot be saved.</exception>
    public static void Require(FeatureSet set, IEnumerable<Recipe> recipes)
    {
        if (!FeatureSet.All.Contains(set))
        {
            throw new SerException(
                $"A model of the feature set {set.Id} cannot be saved or exported: other programs could not extract its features. Models "
                    + $"of these sets can be: {string.Join(", ", FeatureSet.All.Select(own => own.Id))}."
            );
        }

        var foreign = recipes.FirstOrDefault(recipe => TrainerCatalogue.Default.All(trainer => trainer.Name != recipe.Trainer));
        if (foreign is not null)
        {
            throw new SerException(
                $"A model of the trainer '{foreign.Trainer}' cannot be saved or exported: it has no plain weights. Models of these "
                    + $"trainers can be: {string.Join(", ", TrainerCatalogue.Default.Select(trainer => trainer.Name))}."
            );
        }
    }
}
