using SerWorkbook.Corpora;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Protocols;

/// <summary>Two corpora as one: a model is trained on the first and tested on the second.</summary>
/// <remarks>
/// Only emotions that both have are kept. Speakers get the name of their corpus in front, as "01" of one is nobody of the other,
/// unless both are parts of the same corpus.
/// </remarks>
internal sealed class CorpusPair
{
    private CorpusPair(Corpus joined, Protocol protocol)
    {
        Joined = joined;
        Protocol = protocol;
    }

    /// <summary>The recordings of both.</summary>
    public Corpus Joined { get; }

    /// <summary>The protocol with one fold: the first corpus trains, the second tests.</summary>
    public Protocol Protocol { get; }

    /// <summary>Joins two corpora.</summary>
    /// <param name="train">The corpus to train on.</param>
    /// <param name="test">The corpus to test on.</param>
    /// <exception cref="SerException">They have a recording in common, or fewer than two emotions.</exception>
    public static CorpusPair Of(Corpus train, Corpus test)
    {
        RequireNames(train, test);
        var root = CommonRoot(train.Root, test.Root);
        var areParts = train.Name == test.Name;
        var (trainName, testName) = areParts ? ($"{train.Name} (1)", $"{test.Name} (2)") : (train.Name, test.Name);
        var shared = train.Emotions.Where(emotion => test.HasEmotion(emotion)).ToHashSet(StringComparer.Ordinal);
        if (shared.Count < 2)
        {
            throw new SerException(
                $"{trainName} has the emotions {string.Join(", ", train.Emotions)}, and {testName} has {string.Join(", ", test.Emotions)}: "
                    + $"{(shared.Count == 0 ? "none is" : $"only '{shared.First()}' is")} common to both; two or more are needed. "
                    + "'--map anger=angry' gives an emotion another name."
            );
        }

        var (trained, trainOthers) = Part(train, trainName, root, shared, areParts);
        var (tested, testOthers) = Part(test, testName, root, shared, areParts);
        var paths = tested.Select(utterance => utterance.Path).ToHashSet(StringComparer.Ordinal);
        if (trained.FirstOrDefault(utterance => paths.Contains(utterance.Path)) is { } both)
        {
            throw new SerException($"{both.Path} is in both corpora; what is trained on cannot be tested.");
        }

        var joined = new Corpus(
            $"{trainName} and {testName}",
            root,
            trained.Concat(tested),
            trainOthers.Concat(testOthers),
            NoticeOf(train, test),
            train.IsSynthetic || test.IsSynthetic
        );
        return new CorpusPair(joined, Protocol.Across(trainName, testName, paths));
    }

    private static (List<Utterance> Kept, List<SkippedFile> Others) Part(
        Corpus corpus,
        string name,
        string root,
        HashSet<string> shared,
        bool keepsNames
    )
    {
        var keys = shared.ToDictionary(NameKey.Of, StringComparer.Ordinal);
        var (kept, others) = (new List<Utterance>(), new List<SkippedFile>());
        foreach (var utterance in corpus.Utterances)
        {
            var path = Path.GetRelativePath(root, Path.GetFullPath(corpus.PathOf(utterance))).Replace('\\', '/');
            if (keys.TryGetValue(NameKey.Of(utterance.Emotion), out var emotion))
            {
                kept.Add(
                    utterance with
                    {
                        Path = path,
                        Speaker = keepsNames ? utterance.Speaker : $"{name}/{utterance.Speaker}",
                        Sentence = keepsNames || utterance.Sentence is null ? utterance.Sentence : $"{name}/{utterance.Sentence}",
                        Emotion = emotion,
                        Corpus = name,
                    }
                );
            }
            else
            {
                others.Add(new SkippedFile(path, $"its emotion '{utterance.Emotion}' is not one of both corpora"));
            }
        }

        return (kept, others);
    }

    // A name in --map, --only or --drop must be of one of them.
    private static void RequireNames(Corpus train, Corpus test)
    {
        if (train.LackedNames.Intersect(test.LackedNames, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            throw new SerException(
                $"the emotion '{unknown}' of --map, --only or --drop is in neither corpus: {train.Name} has "
                    + $"{string.Join(", ", train.Emotions)}, and {test.Name} has {string.Join(", ", test.Emotions)}."
            );
        }
    }

    private static string CommonRoot(string first, string second)
    {
        var (a, b) = (Path.GetFullPath(first), Path.GetFullPath(second));
        var root = a;
        while (Path.GetRelativePath(root, b).StartsWith("..", StringComparison.Ordinal) && Path.GetDirectoryName(root) is { } parent)
        {
            root = parent;
        }

        return Path.IsPathRooted(Path.GetRelativePath(root, b))
            ? throw new SerException($"{a} and {b} are on different drives; copy one of them beside the other.")
            : root;
    }

    private static string? NoticeOf(Corpus train, Corpus test)
    {
        string[] notices = [.. new[] { train.Notice, test.Notice }.OfType<string>().Distinct()];
        return notices.Length > 0 ? string.Join(' ', notices) : null;
    }
}
