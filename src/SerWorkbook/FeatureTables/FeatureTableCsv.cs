using System.Globalization;
using System.Text;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Writes feature tables as CSV (RFC 4180, UTF-8, full precision).</summary>
public static class FeatureTableCsv
{
    private static readonly string[] FirstColumns = ["path", "speaker", "sex", "emotion", "sentence", "piece", "data"];

    /// <summary>Writes a table: path, speaker, sex, emotion, sentence, piece, data, then one column per feature.</summary>
    /// <param name="path">The file; its folder must exist. A half file is never seen.</param>
    /// <param name="table">The table. The column "data" says of every row which corpus it comes from.</param>
    public static void Write(string path, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        AtomicFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
                writer.WriteLine(string.Join(',', FirstColumns.Concat(table.Set.Columns.Select(column => column.Name))));
                var data = CsvText.Field(table.Corpus.Name);
                foreach (var row in table.Rows)
                {
                    var utterance = row.Utterance;
                    string[] labels =
                    [
                        CsvText.Field(utterance.Path),
                        CsvText.Field(utterance.Speaker),
                        utterance.Sex.ToString().ToLowerInvariant(),
                        CsvText.Field(utterance.Emotion),
                        CsvText.Field(utterance.Sentence ?? ""),
                        row.Piece.ToString(CultureInfo.InvariantCulture),
                        data,
                    ];
                    writer.WriteLine(
                        string.Join(',', labels.Concat(row.Features.Select(value => value.ToString(CultureInfo.InvariantCulture))))
                    );
                }
            }
        );
    }
}
