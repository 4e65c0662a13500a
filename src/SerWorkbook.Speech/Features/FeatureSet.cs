using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Features.SerFull;

namespace SerWorkbook.Speech;

/// <summary>A named, versioned list of features: the contract between an extractor, tables and models.</summary>
/// <remarks>
/// Any change of a column, or of a value beyond rounding, is a new version. Values are the same bytes on x64 processors with AVX2
/// and with AVX-512. Without AVX2, 98 % of the values or more differ from these by 0.001 of a column's deviation over the clips at
/// most, and 99.5 % by 0.1; a few differ by more, where a decision, such as whether a frame is voiced, goes the other way.
/// </remarks>
public sealed class FeatureSet
{
    private readonly Func<IUtteranceAnalyser> _createAnalyser;

    internal FeatureSet(string name, int version, string description, Func<IUtteranceAnalyser> createAnalyser)
    {
        _createAnalyser = createAnalyser;
        var analyser = createAnalyser();
        Name = name;
        Version = version;
        Description = description;
        SampleRate = analyser.SampleRate;
        Columns = analyser.Columns;
    }

    /// <summary>The large set: many functionals over every descriptor and its deltas; the default of the model search.</summary>
    public static FeatureSet SerFull { get; } =
        new(
            "SerFull",
            2,
            "functionals of level, F0, voice quality, spectrum, MFCC, mel bands, their deltas, modulation and rhythm",
            () => new SerFullAnalyser()
        );

    /// <summary>The 88 functionals of the extended Geneva minimalistic set (Eyben et al. 2016): small, and known in the field.</summary>
    public static FeatureSet GeMaps { get; } =
        new("GeMaps", 2, "the 88 functionals of the extended Geneva minimalistic acoustic parameter set", () => new GeMapsAnalyser());

    /// <summary>Every set there is.</summary>
    public static IReadOnlyList<FeatureSet> All { get; } = [SerFull, GeMaps];

    /// <summary>The name without version, such as <c>SerFull</c>.</summary>
    public string Name { get; }

    /// <summary>The version, from 1.</summary>
    public int Version { get; }

    /// <summary>Name and version, such as <c>SerFull-2</c>: what models and caches store.</summary>
    public string Id => FormattableString.Invariant($"{Name}-{Version}");

    /// <summary>What the set holds, in a few words.</summary>
    public string Description { get; }

    /// <summary>The rate that clips are brought to first, Hz.</summary>
    public int SampleRate { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Makes what listens to recordings and sums them up; one for each thread.</summary>
    public IUtteranceAnalyser CreateAnalyser() => _createAnalyser();

    /// <summary>Finds a set.</summary>
    /// <param name="name">Its name or its id; upper and lower case are the same.</param>
    /// <exception cref="SerException">There is no such set.</exception>
    public static FeatureSet Find(string name) =>
        All.FirstOrDefault(set =>
            set.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || set.Id.Equals(name, StringComparison.OrdinalIgnoreCase)
        ) ?? throw new SerException($"There is no feature set '{name}'; there are: {string.Join(", ", All.Select(set => set.Id))}.");

    /// <summary>Looks for a value that is no finite number.</summary>
    /// <param name="vector">One value per column.</param>
    /// <returns>The first column whose value is NaN or infinite, or <see langword="null"/> when all are finite.</returns>
    public FeatureColumn? FindNonFinite(ReadOnlySpan<float> vector) =>
        FiniteSamples.IndexOfOther(vector) is >= 0 and var place ? Columns[place] : null;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Id} ({Columns.Count} columns)");
}
