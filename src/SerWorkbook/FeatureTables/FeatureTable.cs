using System.Collections.Concurrent;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.FeatureTables;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>The features of a corpus: one row per recording or piece, one column per feature.</summary>
public sealed class FeatureTable
{
    private readonly Lazy<FeatureTable> _perSpeaker;
    private readonly ConcurrentDictionary<Type, object> _kept = [];

    /// <summary>Puts a table together.</summary>
    /// <param name="corpus">The corpus that the rows come from.</param>
    /// <param name="set">The features.</param>
    /// <param name="cutting">How recordings were cut; <see langword="null"/> for whole ones.</param>
    /// <param name="rows">The rows, recordings in the corpus's order.</param>
    /// <param name="skipped">Recordings without a row, and why.</param>
    /// <param name="scaling">What the features were scaled by.</param>
    /// <exception cref="Speech.SerException">A row has another number of features than the set, or one that is no finite
    /// number.</exception>
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
        RequireSound();
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

    /// <summary>What the features were scaled by.</summary>
    public FeatureScaling Scaling { get; }

    /// <summary>The rows, recordings in the corpus's order.</summary>
    public IReadOnlyList<FeatureRow> Rows { get; }

    /// <summary>Recordings without a row, and why.</summary>
    public IReadOnlyList<SkippedFile> Skipped { get; }

    /// <summary>The emotions, in order of their names: class c is label c.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The speakers, in order of their names.</summary>
    public IReadOnlyList<string> Speakers { get; }

    /// <summary>The class of each row.</summary>
    public IReadOnlyList<int> Classes { get; }

    /// <summary>The number of every row.</summary>
    internal IReadOnlyList<int> RowNumbers => [.. Enumerable.Range(0, Rows.Count)];

    /// <summary>The table whose rows a recipe learns from and predicts.</summary>
    /// <param name="scaling">The recipe's scaling.</param>
    /// <returns>This table; for <see cref="FeatureScaling.PerSpeaker"/> one that is scaled so.</returns>
    /// <exception cref="Speech.SerException">A speaker has one row only and cannot be scaled by it.</exception>
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

        throw new Speech.SerException($"{Set.Id} has no column '{column}'; an example of those that it has is '{Set.Columns[0].Name}'.");
    }

    /// <summary>
    /// A table of some rows only: its corpus, labels and speakers are theirs alone, so that nothing learnt from it can know of the others.
    /// </summary>
    /// <param name="rows">Which rows, in order; one or more. Row i of the new table is row rows[i] of this one.</param>
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

    /// <summary>The rows that a corpus will have, with every feature 0: enough to try a protocol.</summary>
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

    /// <summary>Hands rows to ML.NET.</summary>
    /// <param name="context">ML.NET's context.</param>
    /// <param name="rows">Which rows, in order; all where it is left out.</param>
    /// <param name="taken">Which columns are taken, the others are 0; all where it is left out.</param>
    /// <returns>Columns Features (vector of float), Label, Speaker and Path (text).</returns>
    public IDataView ToDataView(MLContext context, IReadOnlyList<int>? rows = null, IReadOnlyList<bool>? taken = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var some = taken is null || taken.All(isTaken => isTaken) ? null : taken;
        var schema = SchemaDefinition.Create(typeof(DataViewRow));
        schema[nameof(DataViewRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Set.Columns.Count);
        return context.Data.LoadFromEnumerable((rows ?? RowNumbers).Select(i => new DataViewRow(Rows[i], some)), schema);
    }

    /// <summary>Hands all rows to Microsoft.Data.Analysis.</summary>
    /// <returns>Columns path, speaker, sex, emotion, sentence, piece, then one per feature.</returns>
    public DataFrame ToDataFrame()
    {
        DataFrameColumn[] labels =
        [
            new StringDataFrameColumn("path", Rows.Select(row => row.Utterance.Path)),
            new StringDataFrameColumn("speaker", Rows.Select(row => row.Utterance.Speaker)),
            new StringDataFrameColumn("sex", Rows.Select(row => row.Utterance.Sex.ToString().ToLowerInvariant())),
            new StringDataFrameColumn("emotion", Rows.Select(row => row.Utterance.Emotion)),
            new StringDataFrameColumn("sentence", Rows.Select(row => row.Utterance.Sentence)),
            new Int32DataFrameColumn("piece", Rows.Select(row => row.Piece)),
        ];
        var features = Set.Columns.Select((column, i) => new SingleDataFrameColumn(column.Name, Rows.Select(row => row.Features[i])));
        return new DataFrame(labels.Concat(features));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Rows.Count} rows x {Set.Columns.Count} features ({Set.Id}) of {Corpus.Name}, {Skipped.Count} skipped"
        );

    private void RequireSound()
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
