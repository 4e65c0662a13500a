using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.Speech;

namespace SerWorkbook.Experiments;

/// <summary>The rows of an experiment as a feature table, and how they were made of the columns given.</summary>
/// <param name="Table">The rows; the sampling key takes the place of the speaker.</param>
/// <param name="Preparation">Makes the columns Features, Label and Speaker of those given.</param>
internal sealed record ExperimentData(FeatureTable Table, ITransformer Preparation)
{
    private const string Name = "data";

    /// <summary>Reads the rows.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="data">The data.</param>
    /// <param name="label">The column of the label.</param>
    /// <param name="key">The column of the sampling key.</param>
    /// <exception cref="SerException">A column or a row cannot be used.</exception>
    public static ExperimentData Read(MLContext context, IDataView data, string label, string key)
    {
        var columns = new ExperimentColumns(data.Schema, label, key);
        var preparation = columns.Pipeline(context).Fit(data);
        var prepared = preparation.Transform(data);
        string[] labels = [.. prepared.GetColumn<string>("Label")];
        string[] keys = [.. prepared.GetColumn<string>("Speaker")];
        float[][] features = [.. prepared.GetColumn<float[]>("Features")];
        RequireValues(labels, label);
        RequireValues(keys, key);
        if (features.Length == 0)
        {
            throw new SerException("The experiment was given no rows.");
        }

        var digits = features.Length.ToString(CultureInfo.InvariantCulture).Length;
        Utterance[] utterances =
        [
            .. features.Select(
                (row, i) =>
                    new Utterance(
                        $"row {(i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}",
                        keys[i],
                        Sex.Unknown,
                        labels[i],
                        null,
                        Name,
                        0,
                        0,
                        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(row.AsSpan())))
                    )
            ),
        ];
        var corpus = new Corpus(Name, "", utterances, []);
        if (corpus.NameVariants.Count > 0)
        {
            throw new SerException(
                $"Some labels or sampling keys differ in upper and lower case or in their encoding alone: {corpus.NameVariants[0]}. Spell "
                    + "them alike, or give them other names."
            );
        }

        var set = FeatureSet.From("Columns", 1, "the columns of the data", () => new GivenColumns(columns.FeatureNames(prepared.Schema)));
        var rows = utterances.Select((utterance, i) => new FeatureRow(utterance, 0, features[i]));
        return new ExperimentData(new FeatureTable(corpus, set, null, rows, []), preparation);
    }

    private static void RequireValues(string[] values, string column)
    {
        if (Array.FindIndex(values, string.IsNullOrEmpty) is >= 0 and var row)
        {
            throw new SerException(FormattableString.Invariant($"Row {row + 1} has no value in the column '{column}'."));
        }
    }

    /// <summary>Columns that came with the data: there is nothing to listen to.</summary>
    private sealed class GivenColumns(IReadOnlyList<string> names) : IUtteranceAnalyser
    {
        public int SampleRate => 16_000;

        public IReadOnlyList<FeatureColumn> Columns { get; } = [.. names.Select(name => new FeatureColumn(name, FeatureFamily.Other, "1"))];

        public void Push(ReadOnlySpan<float> samples) => throw Refusal();

        public void Complete(Span<float> vector) => throw Refusal();

        public void Reset() { }

        private static SerException Refusal() => new("The columns of an experiment's data cannot be extracted from recordings.");
    }
}
