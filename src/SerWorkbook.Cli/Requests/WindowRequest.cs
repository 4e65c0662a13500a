using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Requests;

/// <summary>How long recordings are cut for prediction.</summary>
/// <param name="Seconds">Length of a window.</param>
/// <param name="Hop">From the start of one window to the next, seconds.</param>
internal sealed record WindowRequest(double Seconds, double Hop)
{
    private const string OfBundle = "bundle";
    private const int UsualSteps = 4;

    /// <summary>Reads the options.</summary>
    /// <param name="window">The value of --window; <see langword="null"/> to predict whole recordings.</param>
    /// <param name="hop">The value of --hop; <see langword="null"/> for a quarter of the window.</param>
    /// <param name="model">The model as it was given, which may be a bundle with a window of its own.</param>
    /// <param name="secondsOf">Reads a time.</param>
    /// <exception cref="SerException">A value is out of range or does not go with the others.</exception>
    public static WindowRequest? Parse(string? window, string? hop, string model, Func<string, string, double> secondsOf)
    {
        if (window is null)
        {
            return hop is null ? null : throw new SerException($"--hop is '{hop}', but it only goes with --window.");
        }

        var request = window == OfBundle ? Of(EmotionBundle.Load(model)) : Of(secondsOf(window, "--window"));
        request = hop is null ? request : request with { Hop = secondsOf(hop, "--hop") };
        if (request.Seconds is not (>= EmotionBundle.ShortestWindow and <= EmotionBundle.LongestWindow))
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--window is {request.Seconds} s; it may be {EmotionBundle.ShortestWindow} to {EmotionBundle.LongestWindow} s."
                )
            );
        }

        return request.Hop > 0 && request.Hop <= request.Seconds
            ? request
            : throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--hop is {request.Hop} s; it must be above 0 and at most the window, {request.Seconds} s."
                )
            );
    }

    private static WindowRequest Of(double seconds) => new(seconds, seconds / UsualSteps);

    private static WindowRequest Of(EmotionBundle bundle) => new(bundle.WindowSeconds, bundle.WindowHop);
}
