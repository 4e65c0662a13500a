using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.Speech;

namespace SerWorkbook.Experiments;

/// <summary>Which columns of a data view are label, sampling key and features.</summary>
internal sealed class ExperimentColumns
{
    private const string Features = "Features";

    // HasKeyValues() looks for text alone.
    private const string KeyValues = "KeyValues";

    private readonly DataViewSchema.Column _label;
    private readonly DataViewSchema.Column _key;
    private readonly IReadOnlyList<DataViewSchema.Column> _features;

    /// <summary>Finds the columns.</summary>
    /// <param name="schema">The schema of the data.</param>
    /// <param name="label">The name of the label.</param>
    /// <param name="key">The name of the sampling key.</param>
    /// <exception cref="SerException">A column is missing, or of a type that cannot be used.</exception>
    public ExperimentColumns(DataViewSchema schema, string label, string key)
    {
        _label = Find(schema, label, "labelColumnName");
        _key = Find(schema, key, "samplingKeyColumn");
        DataViewSchema.Column[] rest = [.. schema.Where(column => !column.IsHidden && column.Name != label && column.Name != key)];
        _features = rest.Where(column => column.Name == Features).ToArray() is { Length: > 0 } vector ? vector : rest;
        foreach (var column in _features)
        {
            RequireNumbers(column);
        }

        if (_features.Count == 0)
        {
            throw new SerException($"The data has no feature: its only columns are '{label}' and '{key}'.");
        }
    }

    /// <summary>Makes the columns Features (vector of single), Label and Speaker (text) of those of the data.</summary>
    public IEstimator<ITransformer> Pipeline(MLContext context)
    {
        var names = _features.Select((_, i) => FormattableString.Invariant($"__feature{i}")).ToArray();
        IEstimator<ITransformer> pipeline = AsText(context, "__label", _label).Append(AsText(context, "__key", _key));
        foreach (var (column, name) in _features.Zip(names))
        {
            pipeline = pipeline.Append(context.Transforms.Conversion.ConvertType(name, column.Name, DataKind.Single));
        }

        return pipeline
            .Append(context.Transforms.Concatenate(Features, names))
            .Append(context.Transforms.CopyColumns("Label", "__label"))
            .Append(context.Transforms.CopyColumns("Speaker", "__key"))
            .Append(context.Transforms.DropColumns([.. names, "__label", "__key"]));
    }

    /// <summary>The name of each feature: that of its column, with the slot where the column is a vector.</summary>
    /// <param name="prepared">The schema of the prepared data.</param>
    public IReadOnlyList<string> FeatureNames(DataViewSchema prepared)
    {
        var names = _features.SelectMany(NamesOf).ToArray();
        var size = ((VectorDataViewType)prepared[Features].Type).Size;
        return names.Length == size && names.Distinct().Count() == size
            ? names
            : [.. Enumerable.Range(1, size).Select(i => FormattableString.Invariant($"feature{i}"))];
    }

    private static IEnumerable<string> NamesOf(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType vector)
        {
            return [column.Name];
        }

        if (!column.HasSlotNames())
        {
            return Enumerable.Range(1, vector.Size).Select(i => FormattableString.Invariant($"{column.Name}{i}"));
        }

        VBuffer<ReadOnlyMemory<char>> slots = default;
        column.GetSlotNames(ref slots);
        return slots.DenseValues().Select(slot => slot.ToString()).ToArray();
    }

    private static IEstimator<ITransformer> AsText(MLContext context, string name, DataViewSchema.Column column) =>
        column.Type switch
        {
            TextDataViewType => context.Transforms.CopyColumns(name, column.Name),
            KeyDataViewType when column.Annotations.Schema.Any(annotation => annotation.Name == KeyValues) => context
                .Transforms.Conversion.MapKeyToValue(name, column.Name)
                .Append(context.Transforms.Conversion.ConvertType(name, name, DataKind.String)),
            _ => context.Transforms.Conversion.ConvertType(name, column.Name, DataKind.String),
        };

    private static DataViewSchema.Column Find(DataViewSchema schema, string name, string parameter)
    {
        var column =
            schema.GetColumnOrNull(name)
            ?? throw new SerException(
                $"The data has no column '{name}', which {parameter} names; its columns are "
                    + $"{string.Join(", ", schema.Select(c => c.Name))}."
            );
        var isUsable =
            column.Type is TextDataViewType or KeyDataViewType or BooleanDataViewType
            || (column.Type is NumberDataViewType number && number != NumberDataViewType.Single && number != NumberDataViewType.Double);
        return isUsable
            ? column
            : throw new SerException(
                $"The column '{name}', which {parameter} names, is of type {column.Type}; it must hold text, keys, whole numbers or truth "
                    + "values."
            );
    }

    private static void RequireNumbers(DataViewSchema.Column column)
    {
        var (item, size) = column.Type is VectorDataViewType vector ? (vector.ItemType, vector.Size) : (column.Type, 1);
        if (size == 0 || item is not (NumberDataViewType or BooleanDataViewType))
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The column '{column.Name}' is of type {column.Type} and cannot be a feature; drop it, turn it into numbers, or put "
                        + $"all features into one vector column '{Features}' of fixed size."
                )
            );
        }
    }
}
