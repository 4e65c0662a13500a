namespace SerWorkbook;

/// <summary>How well the rows of the speakers of one sex were recognised.</summary>
/// <param name="Sex">The sex.</param>
/// <param name="Speakers">Number of speakers.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Accuracy">Share called right, 0 to 1.</param>
/// <param name="Uar">Mean recall of the emotions that they act, 0 to 1.</param>
/// <param name="UarInterval">Its 95 % interval, by bootstrap over these speakers; NaN for one.</param>
public sealed record SexScore(Sex Sex, int Speakers, int Rows, double Accuracy, double Uar, Interval UarInterval);
