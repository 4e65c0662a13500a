namespace SerWorkbook.Learning.Tuning;

/// <summary>Where a recipe lies in a search space.</summary>
/// <param name="Trainer">The trainer's name.</param>
/// <param name="Columns">The choice of columns.</param>
/// <param name="Scaling">The scaling.</param>
/// <param name="Settings">Each of the trainer's settings, from 0 (lowest) to 1 (highest), in the order of its space.</param>
internal sealed record RecipePlace(string Trainer, string Columns, FeatureScaling Scaling, double[] Settings);
