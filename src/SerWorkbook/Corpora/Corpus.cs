using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Analysis;
using SerWorkbook.Corpora;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>A corpus: labelled recordings, and the files that were skipped.</summary>
public sealed class Corpus
{
    private readonly NameUnion _names;

    /// <summary>Creates a corpus.</summary>
    /// <param name="name">The name.</param>
    /// <param name="root">The folder that paths are relative to.</param>
    /// <param name="utterances">
    /// The recordings; they are sorted by path. Speakers, emotions and sentences whose names are equal under Unicode
    /// NFC and case folding are treated as one, with the most frequent spelling: see <see cref="NameVariants"/>.
    /// </param>
    /// <param name="skipped">The files that were skipped.</param>
    /// <param name="notice">A notice for every user; <see langword="null"/> for none.</param>
    /// <param name="isSynthetic">Whether the voices are synthetic.</param>
    public Corpus(
        string name,
        string root,
        IEnumerable<Utterance> utterances,
        IEnumerable<SkippedFile> skipped,
        string? notice = null,
        bool isSynthetic = false
    )
    {
        Name = name;
        Root = root;
        Utterance[] given = [.. utterances.OrderBy(utterance => utterance.Path, StringComparer.Ordinal)];
        _names = new NameUnion(given);
        Utterances = Array.ConvertAll(given, _names.Rename);
        NameVariants = _names.Variants;
        Skipped = [.. skipped.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Notice = notice;
        IsSynthetic = isSynthetic;
        Speakers = [.. Utterances.Select(utterance => utterance.Speaker).Distinct().Order(StringComparer.Ordinal)];
        Emotions = [.. Utterances.Select(utterance => utterance.Emotion).Distinct().Order(StringComparer.Ordinal)];
        HasSpeakers = !(Speakers.Count == 1 && LabelledFile.IsUnknown(Speakers[0]));
        DataHash = Hash();
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The folder that the paths of the recordings are relative to.</summary>
    public string Root { get; }

    /// <summary>The usable recordings, sorted by path.</summary>
    public IReadOnlyList<Utterance> Utterances { get; }

    /// <summary>The files that were skipped, sorted by path.</summary>
    public IReadOnlyList<SkippedFile> Skipped { get; }

    /// <summary>The files below the folder that are no audio, sorted by path; empty for a manifest.</summary>
    public IReadOnlyList<string> OtherFiles { get; init; } = [];

    /// <summary>A notice for every user: licence and citation, or that the voices are synthetic.</summary>
    public string? Notice { get; }

    /// <summary>Whether the voices are synthetic, so that scores say nothing about people.</summary>
    public bool IsSynthetic { get; }

    /// <summary>The notice for every figure and table if the voices are synthetic; <see langword="null"/> otherwise.</summary>
    public string? Caution => IsSynthetic ? Notice : null;

    /// <summary>The speakers, in alphabetical order.</summary>
    public IReadOnlyList<string> Speakers { get; }

    /// <summary>The emotions, in alphabetical order.</summary>
    public IReadOnlyList<string> Emotions { get; }

    /// <summary>The names with more than one spelling that are treated as one: speakers, then emotions, then sentences.</summary>
    public IReadOnlyList<NameVariants> NameVariants { get; }

    /// <summary>What was recognised and by what; <see langword="null"/> where the corpus was made in a program.</summary>
    public string? Recognition { get; init; }

    /// <summary>What users of the corpus should know or check, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Where the counts differ from the published ones; empty where they agree or none are published.</summary>
    public IReadOnlyList<string> PublishedDifferences { get; init; } = [];

    /// <summary>Names that may not be what they seem, such as two speakers whose names differ by a zero; a sentence each.</summary>
    public IReadOnlyList<string> Doubts => [.. NameDoubts.Of(Utterances).Select(doubt => doubt.Sentence)];

    /// <summary>Whether the speakers are known; where they are not, all recordings have the same speaker, "unknown".</summary>
    public bool HasSpeakers { get; }

    /// <summary>SHA-256 over content, path and labels of all recordings, as 16 hexadecimal digits; every result names it.</summary>
    public string DataHash { get; }

    /// <summary>The total length of the recordings, seconds.</summary>
    public double Seconds => Utterances.Sum(utterance => utterance.Seconds);

    /// <summary>Whether the corpus has exactly these emotions, regardless of order and spelling.</summary>
    /// <param name="labels">Labels, such as those of a model.</param>
    public bool HasEmotions(IEnumerable<string> labels) =>
        Emotions.Select(NameKey.Of).ToHashSet(StringComparer.Ordinal).SetEquals(labels.Select(NameKey.Of));

    /// <summary>The emotions that the options for reading name and the corpus does not have.</summary>
    internal IReadOnlyList<string> LackedNames { get; init; } = [];

    /// <summary>Whether the corpus has an emotion, regardless of spelling.</summary>
    internal bool HasEmotion(string emotion) => Emotions.Any(own => NameKey.Of(own) == NameKey.Of(emotion));

    /// <summary>The path of a recording.</summary>
    /// <param name="utterance">A recording of this corpus.</param>
    public string PathOf(Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return Path.Combine(Root, utterance.Path);
    }

    /// <summary>Reads a recording.</summary>
    /// <param name="utterance">A recording of this corpus.</param>
    /// <returns>The clip at the sampling rate of the file.</returns>
    /// <exception cref="InvalidAudioException">The file was removed after the corpus was opened.</exception>
    /// <exception cref="AudioChangedException">The file was changed after the corpus was opened.</exception>
    public AudioClip Read(Utterance utterance) => ReadWhole(utterance);

    /// <summary>Opens a recording for reading in blocks.</summary>
    /// <param name="utterance">A recording of this corpus.</param>
    /// <returns>The file; reading fails if the content is not the one that <see cref="DataHash"/> identifies.</returns>
    /// <exception cref="InvalidAudioException">The file was removed after the corpus was opened.</exception>
    /// <exception cref="AudioChangedException">The file was changed after the corpus was opened.</exception>
    internal WavFile OpenFile(Utterance utterance) => AudioReader.Open(OpenContent(utterance), PathOf(utterance));

    /// <summary>The same sentence by the same speaker in as many emotions as possible, so that only the acting differs.</summary>
    /// <returns>One recording per emotion, in order of the emotions; if no sentence is known, the first recordings of one
    /// speaker.</returns>
    public IReadOnlyList<Utterance> OneOfEachEmotion() =>
        Utterances
            .GroupBy(utterance => (utterance.Speaker, utterance.Sentence))
            .Select(group =>
                group.DistinctBy(utterance => utterance.Emotion).OrderBy(utterance => utterance.Emotion, StringComparer.Ordinal).ToArray()
            )
            .MaxBy(group => group.Length)!;

    /// <summary>Passes the usable recordings to Microsoft.Data.Analysis, one row each, in order of path.</summary>
    /// <returns>Columns path, speaker, sex, emotion, sentence (null if unknown), seconds, sampleRate (Hz) and codec.</returns>
    /// <example><code>corpus.ToDataFrame().GroupBy("emotion").Mean("seconds")</code></example>
    public DataFrame ToDataFrame()
    {
        var columns = DataFrameParts.OfUtterances(Utterances);
        columns.Add(new DoubleDataFrameColumn("seconds", Utterances.Select(utterance => utterance.Seconds)));
        columns.Add(new Int32DataFrameColumn("sampleRate", Utterances.Select(utterance => utterance.SampleRate)));
        columns.Add(new StringDataFrameColumn("codec", Utterances.Select(utterance => utterance.Codec)));
        return new DataFrame(columns);
    }

    /// <summary>Refuses a corpus that no model can be trained on.</summary>
    /// <exception cref="SerException">It has one known speaker only, or fewer than two emotions.</exception>
    public void RequireLearnable()
    {
        if (Speakers.Count < 2 && HasSpeakers)
        {
            throw new SerException(
                $"{Name} has one speaker ('{Speakers[0]}'); two or more are needed, so that a model can be tested on a voice that it "
                    + "has not heard."
            );
        }

        if (Emotions.Count < 2)
        {
            throw new SerException($"{Name} has one emotion ('{Emotions[0]}'); two or more are needed to tell apart.");
        }
    }

    /// <summary>Refuses a corpus whose speakers are not known.</summary>
    /// <param name="what">What needs them, as the start of a sentence, such as "loso keeps speakers apart".</param>
    /// <exception cref="SerException">The speakers are not known.</exception>
    public void RequireSpeakers(string what)
    {
        if (!HasSpeakers)
        {
            throw new SerException(
                $"{what}, but who speaks in {Name} is not known; --speaker-from REGEX finds the speakers in the paths, or a manifest "
                    + "names them."
            );
        }
    }

    /// <summary>A recording of this corpus under the names that the corpus uses; the same object where they are its own.</summary>
    internal Utterance Named(Utterance utterance) => _names.Rename(utterance);

    private AudioClip ReadWhole(Utterance utterance)
    {
        using var file = OpenFile(utterance);
        return WavReader.Read(file, PathOf(utterance));
    }

    // Results are tied to the content that was hashed when the corpus was opened: nothing else may be decoded in its name.
    private HashedFileStream OpenContent(Utterance utterance)
    {
        var path = PathOf(utterance);
        var content = HashedFileStream.Open(path);
        if (content.ContentHash == utterance.ContentHash)
        {
            return content;
        }

        content.Dispose();
        throw new AudioChangedException(path, $"the file changed after '{Name}' was opened; open the corpus again");
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var utterance in Utterances)
        {
            string[] fields = [utterance.Path, utterance.ContentHash, utterance.Speaker, utterance.Emotion, utterance.Sentence ?? ""];
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', fields) + "\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
