using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning;

/// <summary>The trainers that there are.</summary>
public static class TrainerCatalogue
{
    /// <summary>The trainers that a search chooses from, in the order that it tries them.</summary>
    /// <remarks>ML.NET's FastTree one-versus-all is left out: cross-validating it takes six times as long as LightGBM for less.</remarks>
    public static IReadOnlyList<ITrainer> Default { get; } = [new SvmTrainer(), new LdaTrainer(), new RidgeTrainer(), new KernelSvmTrainer(), new LbfgsTrainer(), new LightGbmTrainer(), new SdcaTrainer(), new LinearSvmTrainer()];

    /// <summary>Finds a trainer.</summary>
    /// <param name="name">Its name in recipes.</param>
    /// <exception cref="SerException">There is no such trainer.</exception>
    public static ITrainer Find(string name) => Find(name, Default);

    internal static ITrainer Find(string name, IReadOnlyList<ITrainer> trainers) =>
        trainers.FirstOrDefault(trainer => trainer.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SerException($"There is no trainer '{name}'; there are: {string.Join(", ", trainers.Select(trainer => trainer.Name))}.");

    /// <summary>A trainer's name for readers.</summary>
    /// <param name="name">Its name in recipes.</param>
    /// <returns>The name itself where it is not one of the catalogue's.</returns>
    public static string TitleOf(string name) => Default.FirstOrDefault(trainer => trainer.Name == name)?.Title ?? name;
}
