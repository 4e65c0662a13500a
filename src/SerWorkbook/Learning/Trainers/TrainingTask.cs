using SerWorkbook.Speech.Randomness;

namespace SerWorkbook.Learning.Trainers;

/// <summary>What a trainer of our own learns from.</summary>
/// <param name="Rows">Scaled rows of the kept columns.</param>
/// <param name="Classes">The class of each row, from 0, without gaps.</param>
/// <param name="ClassCount">Number of classes.</param>
/// <param name="Recipe">The settings.</param>
/// <param name="Random">Where chance comes from.</param>
/// <param name="CancellationToken">Stops the training.</param>
internal sealed record TrainingTask(
    float[][] Rows, int[] Classes, int ClassCount, Recipe Recipe, SeededRandom Random, CancellationToken CancellationToken);
