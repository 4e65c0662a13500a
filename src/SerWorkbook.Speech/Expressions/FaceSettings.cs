using System.Globalization;

namespace SerWorkbook.Speech;

/// <summary>How a <see cref="FaceAnimator"/> moves.</summary>
public sealed record FaceSettings
{
    private const double LongestEasing = 10;

    /// <summary>Time in which 90 % of a movement is done, 0 (at once) to 10 s.</summary>
    public double EasingSeconds { get; init; } = 0.4;

    /// <summary>The intensity of an emotion at the lowest arousal, 0 to 1; at the highest it is 1.</summary>
    public double LeastIntensity { get; init; } = 0.4;

    internal void Require()
    {
        if (!(EasingSeconds is >= 0 and <= LongestEasing) || !(LeastIntensity is >= 0 and <= 1))
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A face cannot move with an easing of {EasingSeconds} s and a least intensity of {LeastIntensity}: the easing must be "
                        + $"from 0 to {LongestEasing} s, the intensity from 0 to 1."
                )
            );
        }
    }
}
