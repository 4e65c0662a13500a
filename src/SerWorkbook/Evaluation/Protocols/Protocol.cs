using System.Globalization;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>An evaluation protocol: how recordings are divided into training and test rows.</summary>
public sealed class Protocol
{
    private const double CapstoneTestShare = 0.25;
    private const int ClipFolds = 4;
    private const int MostSentenceGroups = 5;
    private const int MostGroups = 1000;

    private readonly Func<FeatureTable, int, DataSplit> _split;

    private Protocol(string name, string title, Cutting? cutting, bool keepsSpeakersApart, Func<FeatureTable, int, DataSplit> split)
    {
        Name = name;
        Title = title;
        Cutting = cutting;
        KeepsSpeakersApart = keepsSpeakersApart;
        _split = split;
    }

    /// <summary>The names that <see cref="Parse"/> accepts.</summary>
    public static string Allowed => "pieces, clips, sentences, loso, loso+sentences, groups:K, folds:FILE or ladder";

    /// <summary>The capstone's protocol: random segments of 2 s, a quarter of them tested.</summary>
    public static Protocol Pieces { get; } =
        new("pieces", "random segments", Cutting.Capstone, false, (table, seed) => Splits.RandomHoldout(table, CapstoneTestShare, seed));

    /// <summary>Random recordings.</summary>
    public static Protocol Clips { get; } =
        new("clips", "random recordings", null, false, (table, seed) => Splits.RandomRecordings(table, ClipFolds, seed));

    /// <summary>Unheard sentences by known speakers.</summary>
    public static Protocol Sentences { get; } =
        new("sentences", "unheard sentences", null, false, (table, _) => Splits.SentenceGroups(table, MostSentenceGroups));

    /// <summary>Leave one speaker out.</summary>
    public static Protocol Loso { get; } = new("loso", "unheard speakers", null, true, (table, _) => Splits.LeaveOneSpeakerOut(table));

    /// <summary>Unheard speakers and unheard sentences at once.</summary>
    public static Protocol LosoSentences { get; } =
        new(
            "loso+sentences",
            "unheard speakers and sentences",
            null,
            true,
            (table, _) => Splits.SpeakersAndSentences(table, MostSentenceGroups)
        );

    /// <summary>The protocols from the most lenient, the capstone's, to the strictest.</summary>
    public static IReadOnlyList<Protocol> Ladder { get; } = [Pieces, Clips, Sentences, Loso, LosoSentences];

    /// <summary>The name on the command line.</summary>
    public string Name { get; }

    /// <summary>What is tested, in a few words, such as "unheard speakers".</summary>
    public string Title { get; }

    /// <summary>How recordings are cut; <see langword="null"/> for whole ones.</summary>
    public Cutting? Cutting { get; }

    /// <summary>Whether every speaker is tested by a model that has not heard that speaker; a search requires this.</summary>
    public bool KeepsSpeakersApart { get; }

    // How many groups of speakers are asked for; null for other protocols.
    private int? SpeakerGroups { get; init; }

    /// <summary>Parses the name of a protocol, or <c>ladder</c> for all protocols of the ladder.</summary>
    /// <param name="text">One of <see cref="Allowed"/>.</param>
    /// <exception cref="SerException">There is no such protocol.</exception>
    /// <exception cref="MissingDataException">The fold file does not exist.</exception>
    public static IReadOnlyList<Protocol> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, rest) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        return (kind, rest) switch
        {
            ("ladder", null) => Ladder,
            ("groups", { } count) => [Groups(ParseGroups(count))],
            ("folds", { Length: > 0 } file) => [Folds(FoldFile.Read(file))],
            (_, null) when Ladder.FirstOrDefault(protocol => protocol.Name == kind) is { } known => [known],
            _ => throw new SerException($"The protocol is '{text}'; it may be {Allowed}."),
        };
    }

    /// <summary>Groups of speakers of about equal size.</summary>
    /// <param name="groups">Number of groups, 2 or more.</param>
    public static Protocol Groups(int groups) =>
        new(
            FormattableString.Invariant($"groups:{groups}"),
            "unheard groups of speakers",
            null,
            true,
            (table, _) => Splits.SpeakerGroups(table, groups)
        )
        {
            SpeakerGroups = groups,
        };

    /// <summary>A published partition.</summary>
    /// <param name="file">The partition.</param>
    public static Protocol Folds(FoldFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new Protocol(
            $"folds:{file.Name}",
            $"folds of {file.Name}",
            null,
            file.IsBySpeaker,
            (table, _) => Splits.FromFile(table, file)
        );
    }

    /// <summary>One corpus trains, another tests.</summary>
    /// <param name="train">The name of the first.</param>
    /// <param name="test">The name of the second.</param>
    /// <param name="testPaths">The paths of its recordings.</param>
    internal static Protocol Across(string train, string test, IReadOnlySet<string> testPaths) =>
        new("across", "another corpus", null, true, (table, _) => Splits.Across(table, train, test, testPaths));

    /// <summary>Creates the folds.</summary>
    /// <param name="table">Features, cut as <see cref="Cutting"/> says.</param>
    /// <param name="seed">The random seed.</param>
    /// <exception cref="SerException">The data does not allow this protocol.</exception>
    public DataSplit Split(FeatureTable table, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        RequireSpeakers(table.Corpus);
        var split = _split(table, seed);
        SplitCheck.RequireTrainable(table, split);
        return split;
    }

    /// <summary>Refuses a corpus that does not allow the protocol, before any feature is extracted.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="seed">The random seed.</param>
    /// <remarks>Protocols that cut recordings are not checked, because the number of segments is not known yet.</remarks>
    /// <exception cref="SerException">The corpus does not allow it.</exception>
    public void RequireFit(Corpus corpus, int seed)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        if (Cutting is null)
        {
            Split(FeatureTable.WithoutFeatures(corpus), seed);
        }
    }

    /// <summary>What users should know about the protocol on a corpus: that it asks for more groups than there are speakers.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <returns>A sentence; <see langword="null"/> for nothing.</returns>
    public string? NoteOn(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return SpeakerGroups > corpus.Speakers.Count
            ? FormattableString.Invariant($"{Name}: the corpus has {corpus.Speakers.Count} speakers, so each of them is a group.")
            : null;
    }

    /// <summary>The exception for a protocol that a search cannot use.</summary>
    /// <param name="name">The requested protocol.</param>
    public static SerException RefusalForSearch(string name) =>
        new(
            $"The protocol of the search is '{name}'; it scores trials on speakers that they have not heard, by loso or groups:K, or by "
                + "loso+sentences or folds:FILE with two folds of speakers or more."
        );

    /// <summary>Creates the folds that the trials of a search are scored on.</summary>
    /// <param name="table">Features of whole recordings.</param>
    /// <param name="seed">The random seed.</param>
    /// <remarks>
    /// A rare emotion may be missing from the training side of a fold; a trial that cannot handle this fails. Speakers are always kept
    /// apart, since a search that knows the tested voices would select models that recognise voices.
    /// </remarks>
    /// <exception cref="SerException">The data does not allow this protocol, or it does not keep speakers apart.</exception>
    internal DataSplit SplitForSearch(FeatureTable table, int seed)
    {
        RequireSpeakers(table.Corpus);
        return KeepsSpeakersApart && _split(table, seed) is { Folds.Count: > 1 } split ? split : throw RefusalForSearch(Name);
    }

    /// <summary>Refuses a corpus on which a search cannot use the protocol, before any feature is extracted.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="seed">The random seed.</param>
    /// <exception cref="SerException">The corpus does not allow it.</exception>
    public void RequireFitForSearch(Corpus corpus, int seed)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        SplitForSearch(FeatureTable.WithoutFeatures(corpus), seed);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private void RequireSpeakers(Corpus corpus)
    {
        if (KeepsSpeakersApart)
        {
            corpus.RequireSpeakers($"{Name} keeps speakers apart");
        }
    }

    private static int ParseGroups(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var groups) && groups is >= 2 and <= MostGroups
            ? groups
            : throw new SerException($"The protocol is 'groups:{text}'; K may be a whole number from 2 to {MostGroups}.");
}
