using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Recipes;

/// <summary>Finds trainers among some.</summary>
internal static class TrainerList
{
    /// <summary>The trainer of a name.</summary>
    /// <exception cref="SerException">There is no such trainer.</exception>
    public static ITrainer Find(this IReadOnlyList<ITrainer> trainers, string name) =>
        trainers.FirstOrDefault(trainer => trainer.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SerException(
            $"There is no trainer '{name}'; there are: {string.Join(", ", trainers.Select(trainer => trainer.Name))}."
        );
}
