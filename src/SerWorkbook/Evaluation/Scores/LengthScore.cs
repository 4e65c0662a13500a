namespace SerWorkbook;

/// <summary>How well recordings of about one length were recognised.</summary>
/// <param name="FromSeconds">The shortest of them, seconds.</param>
/// <param name="ToSeconds">The longest of them, seconds.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Accuracy">Share called right, 0 to 1.</param>
/// <param name="AccuracyInterval">Its 95 % interval, by bootstrap over speakers.</param>
public sealed record LengthScore(double FromSeconds, double ToSeconds, int Rows, double Accuracy, Interval AccuracyInterval);
