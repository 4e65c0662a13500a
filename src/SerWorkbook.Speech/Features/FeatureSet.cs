using SerWorkbook.Speech.Audio.Decoding;
using SerWorkbook.Speech.Descriptors;
using SerWorkbook.Speech.Features;
using SerWorkbook.Speech.Features.EGeMaps;
using SerWorkbook.Speech.Features.MelStats;
using SerWorkbook.Speech.Features.SerFull;

namespace SerWorkbook.Speech;

/// <summary>A named and versioned list of features: the contract between extractor, feature tables and models.</summary>
/// <remarks>
/// Any change of a column, or of a value beyond rounding, makes a new version. Values are identical to the byte on x64 processors with
/// AVX2 and with AVX-512. Without AVX2, at least 98 % of the values differ by at most 0.001 of the standard deviation of their column
/// over the clips, and 99.5 % by at most 0.1; a few differ by more because a decision, such as whether a frame is voiced, goes the other
/// way.
/// </remarks>
public sealed class FeatureSet
{
    private readonly Func<IUtteranceAnalyser> _createAnalyser;

    // The name that files of earlier versions of this library hold.
    private readonly string? _formerName;

    // The columns whose product is the voiced share: the share itself, or voiced segments per second and their mean length.
    private readonly int[] _voicing;

    internal FeatureSet(
        string name,
        int version,
        string description,
        IReadOnlyList<FeatureColumn> columns,
        Func<IUtteranceAnalyser> createAnalyser,
        string[] voicing,
        string? formerName = null,
        int sampleRate = GeMapsFrames.SampleRate
    )
    {
        _formerName = formerName;
        _createAnalyser = createAnalyser;
        Name = name;
        Version = version;
        Description = description;
        SampleRate = sampleRate;
        Columns = columns;
        _voicing = [.. voicing.Select(PlaceOf)];
    }

    /// <summary>The large set: many functionals of every descriptor and its deltas; the default of the model search.</summary>
    public static FeatureSet SerFull { get; } =
        new(
            "SerFull",
            2,
            "functionals of level, F0, voice quality, spectrum, MFCC, mel bands, their deltas, modulation and rhythm",
            SerFullVector.Columns,
            () => new SerFullAnalyser(),
            voicing: ["voicedShare"]
        );

    /// <summary>eGeMAPSv02, the 88 functionals of the extended Geneva Minimalistic Acoustic Parameter Set (Eyben et al. 2016).</summary>
    public static FeatureSet GeMaps { get; } =
        new(
            "eGeMAPSv02",
            2,
            "the 88 functionals of the extended Geneva Minimalistic Acoustic Parameter Set",
            GeMapsColumns.All,
            () => new GeMapsAnalyser(),
            voicing: ["VoicedSegmentsPerSec", "MeanVoicedSegmentLengthSec"],
            formerName: "GeMaps"
        );

    /// <summary>Statistics of mel bands, MFCC and F0, whose models fit into one ONNX graph from the waveform on.</summary>
    public static FeatureSet MelStats { get; } =
        new(
            "MelStats",
            1,
            "statistics of mel bands, MFCC, their deltas and F0; the set whose models fit into one ONNX graph from the waveform on",
            MelStatsVector.Columns,
            () => new MelStatsAnalyser(),
            voicing: ["voicedShare"]
        );

    /// <summary>All feature sets.</summary>
    public static IReadOnlyList<FeatureSet> All { get; } = [SerFull, GeMaps, MelStats];

    /// <summary>The name without version, such as <c>SerFull</c>.</summary>
    public string Name { get; }

    /// <summary>The version, from 1.</summary>
    public int Version { get; }

    /// <summary>Name and version, such as <c>SerFull-2</c>, as stored in models and caches.</summary>
    public string Id => IdOf(Name, Version);

    /// <summary>A short description of the set.</summary>
    public string Description { get; }

    /// <summary>The sampling rate that clips are resampled to first, Hz.</summary>
    public int SampleRate { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>The columns, from 0, whose product is the share of a recording that is voiced, 0 to 1.</summary>
    public IReadOnlyList<int> VoicingColumns => _voicing;

    /// <summary>Creates an analyser of utterances; use one per thread.</summary>
    public IUtteranceAnalyser CreateAnalyser() => _createAnalyser();

    /// <summary>Makes a set of features that this library does not know, to be extracted, searched and evaluated like its own.</summary>
    /// <param name="name">The name without version: letters and digits, none of <see cref="All"/>.</param>
    /// <param name="version">The version, from 1; any change of a column or of a value needs another.</param>
    /// <param name="description">A short description, without a full stop.</param>
    /// <param name="createAnalyser">Makes an analyser of utterances, whose columns and sampling rate are those of the set; it is called
    /// once for each thread.</param>
    /// <returns>The set. Models of it cannot be saved or exported, and its features are not cached: only the caller has the
    /// extractor.</returns>
    /// <exception cref="SerException">The name, the version or the columns cannot be used.</exception>
    public static FeatureSet From(string name, int version, string description, Func<IUtteranceAnalyser> createAnalyser)
    {
        ArgumentNullException.ThrowIfNull(createAnalyser);
        var analyser = createAnalyser();
        ForeignFeatures.Require(name, version, analyser.Columns, analyser.SampleRate);
        return new FeatureSet(name, version, description, [.. analyser.Columns], createAnalyser, [], sampleRate: analyser.SampleRate);
    }

    /// <summary>Finds a set by its name or id, regardless of case.</summary>
    /// <param name="name">The name or id, such as <c>eGeMAPSv02</c> or <c>SerFull-2</c>, or the former name <c>GeMaps</c>.</param>
    /// <exception cref="SerException">There is no such set.</exception>
    public static FeatureSet Find(string name) =>
        All.FirstOrDefault(set => set.IsNamed(name))
        ?? throw new SerException($"There is no feature set '{name}'; available sets: {string.Join(", ", All.Select(set => set.Id))}.");

    /// <summary>Looks for a value that is not finite.</summary>
    /// <param name="vector">One value per column.</param>
    /// <returns>The first column whose value is NaN or infinite, or <see langword="null"/> if all are finite.</returns>
    public FeatureColumn? FindNonFinite(ReadOnlySpan<float> vector) =>
        FiniteSamples.IndexOfOther(vector) is >= 0 and var place ? Columns[place] : null;

    /// <summary>The share of a recording that is voiced, 0 to 1.</summary>
    /// <param name="vector">One value per column.</param>
    internal double VoicedShareOf(ReadOnlySpan<float> vector)
    {
        var share = 1.0;
        foreach (var column in _voicing)
        {
            share *= vector[column];
        }

        return share;
    }

    private int PlaceOf(string column)
    {
        var place = 0;
        while (Columns[place].Name != column)
        {
            place++;
        }

        return place;
    }

    // Whether a name or id, current or former, is that of this set.
    private bool IsNamed(string name) =>
        new[] { Name, Id, _formerName, _formerName is null ? null : IdOf(_formerName, Version) }
            .OfType<string>()
            .Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string IdOf(string name, int version) => FormattableString.Invariant($"{name}-{version}");

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Id} ({Columns.Count} columns)");
}
