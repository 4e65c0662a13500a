using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary>Prints predictions as a table, as JSON, or as CSV while they come.</summary>
/// <param name="console">Where to.</param>
/// <param name="model">The model that predicts.</param>
/// <param name="count">Number of recordings.</param>
internal sealed class PredictionPrinter(SerConsole console, EmotionModel model, int count)
{
    // So few are done before anybody wonders.
    private const int FewRecordings = 10;

    /// <summary>Waits for all predictions, and prints them as a table or as JSON.</summary>
    public async Task<int> PrintAsync(IEnumerable<IReadOnlyList<ClipPrediction>> predictions, bool json, bool windows)
    {
        var all =
            count < FewRecordings
                ? Collect(predictions, _ => { })
                : await StatusLine.ShowAsync(console, "predicting", show => Collect(predictions, show)).ConfigureAwait(false);
        if (json)
        {
            console.Json(PredictionsJson.Of(model, all));
        }
        else if (all.Exists(p => p.Prediction is not null))
        {
            console.Show(
                PredictionTables.Of(
                    model,
                    [.. all.Where(p => p.Prediction is not null).Select(p => (windows ? NameOf(p) : p.File, p.Prediction!))]
                )
            );
        }

        return Conclude(all);
    }

    /// <summary>Prints CSV, recording by recording.</summary>
    public Task<int> PrintCsvAsync(IEnumerable<IReadOnlyList<ClipPrediction>> predictions) =>
        Task.Run(() =>
        {
            if (model.Origin.CorpusNotice is { } notice)
            {
                console.Error.WriteLine(SerConsole.OneLine(notice));
            }

            var all = new List<ClipPrediction>();
            foreach (var ofOne in predictions)
            {
                var lines = ToCsv(ofOne);
                console.Out.Write(all.Count == 0 ? lines : lines[(lines.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
                console.Out.Flush();
                all.AddRange(ofOne);
            }

            return Conclude(all);
        });

    private List<ClipPrediction> Collect(IEnumerable<IReadOnlyList<ClipPrediction>> predictions, Action<string> show)
    {
        var all = new List<ClipPrediction>();
        var done = 0;
        foreach (var ofOne in predictions)
        {
            all.AddRange(ofOne);
            show(FormattableString.Invariant($"predicting: {++done} of {count} recordings"));
        }

        return all;
    }

    // What could be predicted is printed; a file that could not still makes the command fail.
    private int Conclude(List<ClipPrediction> predictions)
    {
        foreach (var clip in predictions.Where(p => p.Error is not null))
        {
            console.Complain($"{clip.File}: {clip.Error}.");
        }

        foreach (var clip in predictions.Where(p => p.Remark is not null).DistinctBy(p => p.File))
        {
            console.Complain($"{clip.File}: {clip.Remark}.");
        }

        if (predictions.Min(p => p.SpeakerClips) is { } fewest and < SpeakerProfile.GoodClips)
        {
            console.Complain(
                $"A speaker profile was learnt from only {fewest} clips; the model does much better with {SpeakerProfile.GoodClips} or "
                    + "more."
            );
        }

        return predictions.TrueForAll(prediction => prediction.Error is null) ? ExitCode.Good : ExitCode.BadInput;
    }

    // Probabilities that mean nothing are left out.
    private string ToCsv(IReadOnlyList<ClipPrediction> predictions) =>
        ResultTable
            .Of(
                "Predictions",
                predictions.Select(clip => (Clip: clip, Json: ClipPredictionJson.Of(clip))),
                columns =>
                {
                    columns
                        .Add("file", p => p.Json.File)
                        .Add("start", p => p.Clip.Start)
                        .Add("seconds", p => p.Clip.Seconds)
                        .Add("answer", p => p.Json.Answer)
                        .Add("emotion", p => p.Json.Emotion)
                        .Add("confidence", p => p.Json.Confidence)
                        .Add("reason", p => p.Json.Reason);
                    foreach (var label in model.Labels)
                    {
                        columns.Add(label, p => p.Json.Probabilities?[label]);
                    }

                    columns.Add("error", p => p.Json.Error);
                }
            )
            .ToCsv();

    private static string NameOf(ClipPrediction clip) =>
        FormattableString.Invariant($"{clip.File} {clip.Start:0.00}-{clip.Start + clip.Seconds:0.00} s");
}
