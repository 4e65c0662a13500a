using System.Security.Cryptography;
using System.Text;
using SerWorkbook.Corpora;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Recordings with labels, and what was left out.</summary>
public sealed class Corpus
{
    private readonly NameUnion _names;

    /// <summary>Puts a corpus together.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="root">The folder that its paths start from.</param>
    /// <param name="utterances">
    /// Its recordings; they are put in order of their path. Speakers, emotions and sentences whose names are equal under Unicode
    /// NFC and case folding become one, under the most frequent spelling: see <see cref="NameVariants"/>.
    /// </param>
    /// <param name="skipped">Files that were left out.</param>
    /// <param name="notice">What every user must be told; <see langword="null"/> for nothing.</param>
    /// <param name="isSynthetic">Whether no person speaks.</param>
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
        DataHash = Hash();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The folder that the paths of its recordings start from.</summary>
    public string Root { get; }

    /// <summary>The recordings that can be worked on, in order of their path.</summary>
    public IReadOnlyList<Utterance> Utterances { get; }

    /// <summary>Files that were left out, in order of their path.</summary>
    public IReadOnlyList<SkippedFile> Skipped { get; }

    /// <summary>What every user must be told: licence and citation, or that the voices are synthetic.</summary>
    public string? Notice { get; }

    /// <summary>Whether no person speaks, so that scores say nothing about people.</summary>
    public bool IsSynthetic { get; }

    /// <summary>What must stay with every figure and table: that the voices are synthetic; <see langword="null"/> for people.</summary>
    public string? Caution => IsSynthetic ? Notice : null;

    /// <summary>The speakers, in order of their names.</summary>
    public IReadOnlyList<string> Speakers { get; }

    /// <summary>The emotions, in order of their names.</summary>
    public IReadOnlyList<string> Emotions { get; }

    /// <summary>The names that were spelt in more than one way and count as one: speakers, then emotions, then sentences.</summary>
    public IReadOnlyList<NameVariants> NameVariants { get; }

    /// <summary>SHA-256 over every recording's content, path and labels, as 16 hexadecimal digits: what results are tied to.</summary>
    public string DataHash { get; }

    /// <summary>The length of all recordings together, seconds.</summary>
    public double Seconds => Utterances.Sum(utterance => utterance.Seconds);

    /// <summary>Whether its emotions are these, whatever the order and the spelling.</summary>
    /// <param name="labels">Labels, such as those of a model.</param>
    public bool HasEmotions(IEnumerable<string> labels) =>
        Emotions.Select(NameKey.Of).ToHashSet(StringComparer.Ordinal).SetEquals(labels.Select(NameKey.Of));

    /// <summary>The file of a recording.</summary>
    /// <param name="utterance">A recording of this corpus.</param>
    public string PathOf(Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return Path.Combine(Root, utterance.Path);
    }

    /// <summary>Reads a recording.</summary>
    /// <param name="utterance">A recording of this corpus.</param>
    /// <returns>The clip at the file's own rate.</returns>
    /// <exception cref="InvalidAudioException">The file has gone since the corpus was opened.</exception>
    /// <exception cref="AudioChangedException">The file has changed since the corpus was opened.</exception>
    public AudioClip Read(Utterance utterance) => WavReader.Read(OpenContent(utterance), PathOf(utterance));

    /// <summary>Opens a recording to be read in blocks.</summary>
    /// <param name="utterance">A recording of this corpus.</param>
    /// <returns>The file, which gives the content that <see cref="DataHash"/> stands for or fails.</returns>
    /// <exception cref="InvalidAudioException">The file has gone since the corpus was opened.</exception>
    /// <exception cref="AudioChangedException">The file has changed since the corpus was opened.</exception>
    internal WavFile OpenFile(Utterance utterance) => WavFile.Open(OpenContent(utterance), PathOf(utterance));

    /// <summary>The same sentence by the same speaker in as many emotions as there are: what acting alone changes.</summary>
    /// <returns>One recording per emotion, in order of the emotions; where no sentence is known, the first recordings of one
    /// speaker.</returns>
    public IReadOnlyList<Utterance> OneOfEachEmotion() =>
        Utterances
            .GroupBy(utterance => (utterance.Speaker, utterance.Sentence))
            .Select(group =>
                group.DistinctBy(utterance => utterance.Emotion).OrderBy(utterance => utterance.Emotion, StringComparer.Ordinal).ToArray()
            )
            .MaxBy(group => group.Length)!;

    /// <summary>Refuses a corpus from which nothing can be learnt.</summary>
    /// <exception cref="SerException">It has fewer than two speakers or fewer than two emotions.</exception>
    public void RequireLearnable()
    {
        if (Speakers.Count < 2)
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

    /// <summary>A recording of this corpus under the names that the corpus uses; the same object where they are its own.</summary>
    internal Utterance Named(Utterance utterance) => _names.Rename(utterance);

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
