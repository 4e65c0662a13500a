using Parquet;
using Parquet.Schema;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Writes feature tables as Apache Parquet: small, typed, and read at once by pandas, Polars, DuckDB and R.</summary>
public static class FeatureTableParquet
{
    /// <summary>Writes a table: path, speaker, sex, emotion, sentence, piece, data, then one float column per feature.</summary>
    /// <param name="path">The file; its folder must exist. A half file is never seen.</param>
    /// <param name="table">The table. The column "data" says of every row which corpus it comes from.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    public static async Task WriteAsync(string path, FeatureTable table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var content = new MemoryStream();
        await WriteAsync(content, table, cancellationToken).ConfigureAwait(false);
        AtomicFile.WriteAllBytes(path, content.ToArray());
    }

    private static async Task WriteAsync(Stream stream, FeatureTable table, CancellationToken cancellationToken)
    {
        var texts = TextColumns(table);
        var piece = new DataField<int>("piece");
        DataField<float>[] features = [.. table.Set.Columns.Select(column => new DataField<float>(column.Name))];
        var schema = new ParquetSchema([.. texts.Select(text => text.Field), piece, .. features]);
        await using var writer = await ParquetWriter
            .CreateAsync(schema, stream, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        using var rows = writer.CreateRowGroup();
        foreach (var (field, values) in texts)
        {
            await rows.WriteAsync(field, values).ConfigureAwait(false);
        }

        await rows.WriteAsync<int>(piece, table.Rows.Select(row => row.Piece).ToArray(), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        for (var i = 0; i < features.Length; i++)
        {
            await rows.WriteAsync<float>(
                    features[i],
                    table.Rows.Select(row => row.Features[i]).ToArray(),
                    cancellationToken: cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    private static (DataField Field, string[] Values)[] TextColumns(FeatureTable table)
    {
        (DataField, string[]) Column(string name, Func<FeatureRow, string> value) =>
            (new DataField<string>(name), [.. table.Rows.Select(value)]);
        return
        [
            Column("path", row => row.Utterance.Path),
            Column("speaker", row => row.Utterance.Speaker),
            Column("sex", row => row.Utterance.Sex.ToString().ToLowerInvariant()),
            Column("emotion", row => row.Utterance.Emotion),
            Column("sentence", row => row.Utterance.Sentence ?? ""),
            Column("data", _ => table.Corpus.Name),
        ];
    }
}
