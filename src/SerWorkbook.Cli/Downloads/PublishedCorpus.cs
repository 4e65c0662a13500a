using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Downloads;

/// <summary>A corpus that can be downloaded without a form to sign.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Title">The name in sentences.</param>
/// <param name="Licence">What users agree to.</param>
/// <param name="Archives">Its archives.</param>
/// <param name="RecordingNames">What the names of its recordings look like.</param>
/// <param name="ExampleName">One of these names.</param>
/// <param name="Growth">The size of the recordings per byte of the archives, estimated high.</param>
internal sealed record PublishedCorpus(
    string Name,
    string Title,
    string Licence,
    IReadOnlyList<PublishedArchive> Archives,
    Regex RecordingNames,
    string ExampleName,
    double Growth
)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedCorpus> All { get; } = [EmoVDbArchives.Corpus, RavdessArchives.Corpus];
}
