using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Downloads;

/// <summary>The archive of RAVDESS's speech at Zenodo.</summary>
internal static partial class RavdessArchives
{
    private const string Speech = "Audio_Speech_Actors_01-24.zip";

    /// <summary>The corpus.</summary>
    public static PublishedCorpus Corpus { get; } =
        new(
            "ravdess",
            "RAVDESS (speech, audio)",
            "Creative Commons BY-NC-SA 4.0: not for commercial use; share what you derive under the same terms. Cite Livingstone and Russo "
                + "(2018), PLOS ONE 13(5): e0196391.",
            [
                new PublishedArchive(
                    Speech,
                    new Uri("https://zenodo.org/records/1188976/files/" + Speech),
                    "",
                    KeepsFolders: true,
                    Recordings: 1440
                )
                {
                    Md5 = "bc696df654c87fed845eb13823edef8a",
                },
            ],
            RecordingName(),
            "03-01-05-01-01-01-01.wav",
            Growth: 3.0
        );

    [GeneratedRegex(@"^\d\d(-\d\d){6}\.wav$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecordingName();
}
