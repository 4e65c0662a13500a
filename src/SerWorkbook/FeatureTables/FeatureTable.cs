using System.Collections.Concurrent;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.Corpora;
using SerWorkbook.FeatureTables;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>The features of a corpus: one row per recording or segment, one column per feature.</summary>
public sealed class FeatureTable
{
    private readonly Lazy<FeatureTable> _perSpeaker;
    private readonly ConcurrentDictionary<Type, object> _kept = [];

    /// <summary>Creates a table.</summary>
    /// <param name="corpus">The corpus that the rows come from.</param>
    /// <param name="set">The features.</param>
    /// <param name="cutting">How recordings were cut; <see langword="null"/> for whole ones.</param>
    /// <param name="rows">The rows, in the order of the recordings of the corpus.</param>
    /// <param name="skipped">The recordings without a row, with the reasons.</param>
    /// <param name="scaling">How the features are scaled.</param>
    /// <exception cref="Speech.SerException">A row has a different number of features than the set, or one that is not
    /// finite.</exception>
    public FeatureTable(
        Corpus corpus,
        FeatureSet set,
        Cutting? cutting,
        IEnumerable<FeatureRow> rows,
        IEnumerable<SkippedFile> skipped,
        FeatureScaling scaling = FeatureScaling.Global
    )
    {
        Scaling = scaling;
        Corpus = corpus;
        Set = set;
        Cutting = cutting;
        Rows =
        [
            .. rows.Select(row =>
                corpus.Named(row.Utterance) is var own && ReferenceEquals(own, row.Utterance) ? row : row with { Utterance = own }
            ),
        ];
        RequireConsistent();
        Skipped = [.. skipped];
        Labels = [.. Rows.Select(row => row.Utterance.Emotion).Distinct().Order(StringComparer.Ordinal)];
        Speakers = [.. Rows.Select(row => row.Utterance.Speaker).Distinct().Order(StringComparer.Ordinal)];
        var classOf = Labels.Index().ToDictionary(label => label.Item, label => label.Index);
        Classes = [.. Rows.Select(row => classOf[row.Utterance.Emotion])];
        _perSpeaker = new Lazy<FeatureTable>(() => SpeakerScaling.Scale(this));
    }

    /// <summary>The corpus that the rows come from.</summary>
    public Corpus Corpus { get; }

    /// <summary>The features.</summary>
    public FeatureSet Set { get; }

    /// <summary>How recordings were cut; <see langword="null"/> for whole ones.</summary>
    public Cutting? Cutting { get; }

    /// <summary>How the features are scaled.</summary>
    public FeatureScaling Scaling { get; }

    /// <summary>The rows, in the order of the recordings of the corpus.</summary>
    public IReadOnlyList<FeatureRow> Rows { get; }

    /// <summary>The recordings without a row, with the reasons.</summary>
    public IReadOnlyList<SkippedFile> Skipped { get; }

    /// <summary>The emotions, in alphabetical order: class c is label c.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The speakers, in alphabetical order.</summary>
    public IReadOnlyList<string> Speakers { get; }

    /// <summary>The class of each row.</summary>
    public IReadOnlyList<int> Classes { get; }

    /// <summary>The number of every row.</summary>
    internal IReadOnlyList<int> RowNumbers => [.. Enumerable.Range(0, Rows.Count)];

    /// <summary>The table that a recipe is trained on and predicts.</summary>
    /// <param name="scaling">The recipe's scaling.</param>
    /// <returns>This table, or for <see cref="FeatureScaling.PerSpeaker"/> a speaker-normalised one.</returns>
    /// <exception cref="Speech.SerException">A speaker has only one row and cannot be normalised.</exception>
    public FeatureTable For(FeatureScaling scaling) =>
        scaling == FeatureScaling.PerSpeaker && Scaling != FeatureScaling.PerSpeaker ? _perSpeaker.Value : this;

    /// <summary>
    /// What others worked out about this table and keep with it, one object of each type; the features must not change after the first one.
    /// </summary>
    /// <typeparam name="T">The type, which only its owner knows: tables need not.</typeparam>
    internal T Kept<T>()
        where T : class, new() => (T)_kept.GetOrAdd(typeof(T), _ => new T());

    /// <summary>The values of one column.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>One value per row.</returns>
    /// <exception cref="Speech.SerException">There is no such column.</exception>
    public float[] Values(string column)
    {
        for (var i = 0; i < Set.Columns.Count; i++)
        {
            if (Set.Columns[i].Name == column)
            {
                return [.. Rows.Select(row => row.Features[i])];
            }
        }

        throw new Speech.SerException($"{Set.Id} has no column '{column}'; one of its columns is '{Set.Columns[0].Name}'.");
    }

    /// <summary>
    /// A table of some rows only; its corpus, labels and speakers are those of these rows, so that a model trained on it cannot know
    /// the others.
    /// </summary>
    /// <param name="rows">The rows, in order; one or more. Row i of the new table is row rows[i] of this one.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public FeatureTable Take(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            throw new ArgumentException("A table of no rows cannot be worked on.", nameof(rows));
        }

        FeatureRow[] taken = [.. rows.Select(row => Rows[row])];
        var part = new Corpus(
            Corpus.Name,
            Corpus.Root,
            taken.Select(row => row.Utterance).Distinct(),
            [],
            Corpus.Notice,
            Corpus.IsSynthetic
        );
        return new FeatureTable(part, Set, Cutting, taken, [], Scaling);
    }

    /// <summary>The rows of a corpus with every feature 0, which is enough to try a protocol.</summary>
    internal static FeatureTable WithoutFeatures(Corpus corpus)
    {
        var zeros = new float[FeatureSet.GeMaps.Columns.Count];
        return new FeatureTable(
            corpus,
            FeatureSet.GeMaps,
            null,
            corpus.Utterances.Select(utterance => new FeatureRow(utterance, 0, zeros)),
            []
        );
    }

    /// <summary>Passes rows to ML.NET.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="rows">The rows, in order; <see langword="null"/> for all.</param>
    /// <param name="taken">The columns to use, the others are 0; <see langword="null"/> for all.</param>
    /// <returns>Columns Features (vector of float), Label, Speaker and Path (text).</returns>
    public IDataView ToDataView(MLContext context, IReadOnlyList<int>? rows = null, IReadOnlyList<bool>? taken = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var some = taken is null || taken.All(isTaken => isTaken) ? null : taken;
        var schema = SchemaDefinition.Create(typeof(DataViewRow));
        schema[nameof(DataViewRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Set.Columns.Count);
        return context.Data.LoadFromEnumerable((rows ?? RowNumbers).Select(i => new DataViewRow(Rows[i], some)), schema);
    }

    /// <summary>Passes all rows to Microsoft.Data.Analysis.</summary>
    /// <returns>Columns path, speaker, sex, emotion, sentence, piece, then one per feature.</returns>
    /// <example><code>features.ToDataFrame().GroupBy("emotion").Mean("f0_mean")</code></example>
    public DataFrame ToDataFrame()
    {
        var frame = DataFrameParts.OfUtterances([.. Rows.Select(row => row.Utterance)]);
        frame.Add(new Int32DataFrameColumn("piece", Rows.Select(row => row.Piece)));
        frame.AddRange(Set.Columns.Select((column, i) => new SingleDataFrameColumn(column.Name, Rows.Select(row => row.Features[i]))));
        return new DataFrame(frame);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Wording.Count(Rows.Count, "row")} x {Set.Columns.Count} features ({Set.Id}) of {Corpus.Name}, {Skipped.Count} skipped"
        );

    private void RequireConsistent()
    {
        foreach (var row in Rows)
        {
            if (row.Features.Length != Set.Columns.Count)
            {
                throw new Speech.SerException(
                    $"{row.Utterance.Path}: the row has {row.Features.Length} features; {Set.Id} has {Set.Columns.Count}."
                );
            }

            if (Set.FindNonFinite(row.Features) is { } column)
            {
                throw new Speech.SerException(
                    $"{row.Utterance.Path}: the feature '{column.Name}' is not a finite number; every feature of a table must be one."
                );
            }
        }
    }

    private sealed class DataViewRow(FeatureRow row, IReadOnlyList<bool>? taken)
    {
        public float[] Features { get; set; } = taken is null ? row.Features : [.. row.Features.Select((value, i) => taken[i] ? value : 0)];

        public string Label { get; set; } = row.Utterance.Emotion;

        public string Speaker { get; set; } = row.Utterance.Speaker;

        public string Path { get; set; } = row.Utterance.Path;
    }
}
