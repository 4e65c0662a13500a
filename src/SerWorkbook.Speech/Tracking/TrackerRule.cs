namespace SerWorkbook.Speech;

/// <summary>Asks for an event once an emotion has been shown for some time, such as "sleepy for 10 s".</summary>
/// <remarks>
/// Only the time while the emotion is shown counts. Time at rest or in doubt neither counts nor starts the count anew;
/// another emotion does. The event comes once, until the count starts anew.
/// </remarks>
/// <param name="Name">The name that the event carries, such as <c>drowsy</c>.</param>
/// <param name="Emotion">A label of the model.</param>
/// <param name="Seconds">How long the emotion must be shown, above 0 to 3,600 s.</param>
public sealed record TrackerRule(string Name, string Emotion, double Seconds);
