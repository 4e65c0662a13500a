namespace SerWorkbook;

/// <summary>What a choice was worth on the speakers that no search had seen.</summary>
/// <param name="Uar">UAR of all their rows together, 0 to 1; NaN where nothing was chosen.</param>
/// <param name="Speakers">Each of them, in order of their names; empty where nothing was chosen.</param>
public sealed record HeldOutScore(double Uar, IReadOnlyList<SpeakerScore> Speakers)
{
    /// <summary>Nothing was chosen.</summary>
    public static HeldOutScore Unknown { get; } = new(double.NaN, []);
}
