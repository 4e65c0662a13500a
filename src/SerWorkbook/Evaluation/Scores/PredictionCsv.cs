using System.Globalization;
using System.Text;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Writes what was said of every tested row, so that others can compute scores of their own.</summary>
public static class PredictionCsv
{
    /// <summary>Writes a CSV file (RFC 4180, UTF-8, line feeds).</summary>
    /// <param name="result">The evaluation.</param>
    /// <returns>Columns path, piece, speaker, sentence, fold, truth, predicted, then the probability of each emotion.</returns>
    public static string Write(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder("path,piece,speaker,sentence,fold,truth,predicted,")
            .AppendJoin(',', result.Table.Labels.Select(label => CsvText.Field("p(" + label + ")")))
            .Append('\n');
        foreach (var prediction in result.Predictions)
        {
            var row = result.Table.Rows[prediction.Row];
            IEnumerable<string> fields =
            [
                row.Utterance.Path,
                row.Piece.ToString(CultureInfo.InvariantCulture),
                row.Utterance.Speaker,
                row.Utterance.Sentence ?? "",
                result.Split.Folds[prediction.Fold].Name,
                result.Table.Labels[prediction.Truth],
                result.Table.Labels[prediction.Predicted],
                .. prediction.Probabilities.Select(p => p.ToString("0.000000", CultureInfo.InvariantCulture)),
            ];
            text.AppendJoin(',', fields.Select(CsvText.Field)).Append('\n');
        }

        return text.ToString();
    }
}
