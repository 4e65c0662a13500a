using System.Globalization;
using System.Text;

namespace SerWorkbook.Cli.Measuring;

/// <summary>A list of clips of any length with the names of EmoV-DB, to be rendered as a <see cref="TwinCorpus"/>.</summary>
internal static class ScaleCorpus
{
    /// <summary>The largest size: EmoV-DB numbers its sentences with four digits.</summary>
    public const int MostClips = 100_000;

    /// <summary>The smallest size, at which every speaker has two clips of every emotion.</summary>
    public const int FewestClips = 40;

    private const int SampleRate = 16_000;

    // Lengths vary by a third, in a pattern that does not repeat with the speakers and emotions.
    private const int Lengths = 7;
    private const double Spread = 2.0 / 3;

    private static readonly string[] Speakers = ["bea", "jenie", "josh", "sam"];
    private static readonly string[] Emotions = ["Amused", "Angry", "Disgusted", "Neutral", "Sleepy"];

    /// <summary>The list as CSV with the columns path, sample_rate_hz and samples.</summary>
    /// <param name="clips">Number of clips; a smaller list is the beginning of a larger one.</param>
    /// <param name="seconds">Mean length of a clip, seconds.</param>
    public static string List(int clips, double seconds)
    {
        var csv = new StringBuilder("path,sample_rate_hz,samples\n");
        for (var i = 0; i < clips; i++)
        {
            var (speaker, emotion) = (Speakers[i % Speakers.Length], Emotions[i / Speakers.Length % Emotions.Length]);
            var sentence = i / (Speakers.Length * Emotions.Length) + 1;
            var samples = (int)(SampleRate * seconds * (1 + Spread * (i % Lengths - Lengths / 2) / Lengths));
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{speaker}_{emotion}/{emotion.ToLowerInvariant()}_1-28_{sentence:D4}.wav,{SampleRate},{samples}\n"
            );
        }

        return csv.ToString();
    }
}
