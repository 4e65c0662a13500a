using SerWorkbook.Learning.Recipes;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>The trainers that there are.</summary>
public static class TrainerCatalogue
{
    /// <summary>The trainers that a search chooses from, in the order that it tries them.</summary>
    /// <remarks>ML.NET's FastTree one-versus-all is left out: cross-validating it takes six times as long as LightGBM for less.</remarks>
    public static IReadOnlyList<ITrainer> Default { get; } =
    [
        new SvmTrainer(),
        new LdaTrainer(),
        new RidgeTrainer(),
        new KernelSvmTrainer(),
        new LbfgsTrainer(),
        new LightGbmTrainer(),
        new SdcaTrainer(),
        new LinearSvmTrainer(),
    ];

    /// <summary>Finds a trainer.</summary>
    /// <param name="name">Its name in recipes.</param>
    /// <exception cref="SerException">There is no such trainer.</exception>
    public static ITrainer Find(string name) => Default.Find(name);

    /// <summary>
    /// Reads what <see cref="Recipe.ToString"/> writes, such as <c>lbfgs (l1=0, l2=10)</c> or <c>svm (balanced=1, c=1, keep=0,
    /// columns=voice, scaling=speaker)</c>.
    /// </summary>
    /// <param name="text">The trainer's name and, in brackets, each of its settings; columns and scaling where they are not the
    /// usual.</param>
    /// <exception cref="SerException">The text is no recipe, or there is no such trainer, setting, choice of columns or
    /// scaling.</exception>
    public static Recipe Parse(string text) => Recipe.Parse(text, Default);

    /// <summary>A trainer's name for readers.</summary>
    /// <param name="name">Its name in recipes.</param>
    /// <returns>The name itself where it is not one of the catalogue's.</returns>
    public static string TitleOf(string name) => Default.FirstOrDefault(trainer => trainer.Name == name)?.Title ?? name;
}
