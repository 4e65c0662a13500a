namespace SerWorkbook;

/// <summary>The published result of the Python capstone that the notebooks mirror (github.com/njw27/SER_Capstone, 2022).</summary>
/// <remarks>
/// A small convolutional network on mel spectrograms of EmoV-DB, 2 s segments, 25 % of them tested at random: segments of
/// one recording, all speakers and all sentences stand on both sides, and the number of epochs was chosen on the test.
/// </remarks>
public static class CapstoneResult
{
    /// <summary>The confusion matrix of its final model.</summary>
    public static ConfusionMatrix FinalModel { get; } =
        new(
            ["amusement", "anger", "disgust", "neutral", "sleepiness"],
            new[,]
            {
                { 660, 34, 60, 58, 67 },
                { 114, 421, 28, 20, 5 },
                { 75, 25, 502, 77, 69 },
                { 97, 13, 74, 367, 129 },
                { 66, 1, 54, 37, 1141 },
            }
        );
}
