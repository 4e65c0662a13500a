using SerWorkbook.Corpora;

namespace SerWorkbook.Evaluation;

/// <summary>How well one speaker's rows were recognised.</summary>
/// <param name="Speaker">The speaker.</param>
/// <param name="Sex">The speaker's sex.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="ClassesPresent">Number of emotions that the speaker acts.</param>
/// <param name="Accuracy">Share called right, 0 to 1.</param>
/// <param name="Uar">Mean recall of the emotions that the speaker acts, 0 to 1.</param>
public sealed record SpeakerScore(string Speaker, Sex Sex, int Rows, int ClassesPresent, double Accuracy, double Uar);
