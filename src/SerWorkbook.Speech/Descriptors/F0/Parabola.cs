namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>The parabola through three values one step apart.</summary>
internal static class Parabola
{
    /// <summary>Its top, where the middle value is the largest.</summary>
    /// <returns>The place relative to the middle, -0.5 to 0.5 steps, and the height.</returns>
    public static (float Shift, float Height) Top(float before, float here, float after)
    {
        var curvature = before - 2 * here + after;
        var shift = curvature < 0 ? Math.Clamp(0.5f * (before - after) / curvature, -0.5f, 0.5f) : 0f;
        return (shift, here - 0.25f * (before - after) * shift);
    }
}
