using System.Globalization;
using System.Runtime.Intrinsics.X86;
using SerWorkbook.Speech;

namespace SerWorkbook.Native.Tests;

/// <summary>A line of a consumer: file, answer, label, doubt and all probabilities, separated by tabs.</summary>
internal sealed record ConsumerLine(string File, string Answer, string Label, int Doubt, double[] Probabilities)
{
    private const double AllowedElsewhere = 1e-4;

    public static ConsumerLine[] Parse(string output) =>
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.TrimEnd('\r').Split('\t'))
                .Select(cells => new ConsumerLine(
                    cells[0],
                    cells[1],
                    cells[2],
                    int.Parse(cells[3], CultureInfo.InvariantCulture),
                    [.. cells[4..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))]
                )),
        ];

    /// <summary>Requires what this process predicts: bit for bit with AVX2, else up to rounding.</summary>
    public static void AssertAsHere(string model, IReadOnlyList<string> clips, ConsumerLine[] lines) =>
        AssertClose(model, clips, lines, Avx2.IsSupported ? 0 : AllowedElsewhere);

    /// <summary>Requires what this process predicts.</summary>
    public static void AssertClose(string model, IReadOnlyList<string> clips, ConsumerLine[] lines, double allowed)
    {
        var loaded = EmotionModel.Load(model);
        Assert.Equal(clips, lines.Select(line => line.File));
        foreach (var line in lines)
        {
            var expected = loaded.Predict(line.File);
            Assert.Equal((expected.Answer, expected.Emotion, (int)expected.Doubt), (line.Answer, line.Label, line.Doubt));
            Assert.Equal(expected.Probabilities.Count, line.Probabilities.Length);
            var difference = expected.Probabilities.Zip(line.Probabilities, (pair, given) => Math.Abs(pair.Value - given)).Max();
            Assert.True(difference <= allowed, $"{line.File}: a probability differs by {difference:0.0e0}; {allowed:0.0e0} is allowed.");
        }
    }
}
