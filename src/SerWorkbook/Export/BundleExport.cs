using System.Text;
using SerWorkbook.Export;
using SerWorkbook.Reports;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Makes a bundle of a model: weights, licence notice, golden vectors, training record, model card.</summary>
/// <example>
/// <code>
/// var export = BundleExport.Make(new ExportRequest("data/runs/demo/model"));
/// export.Bundle.Save("emotion.ser");
/// </code>
/// </example>
public static class BundleExport
{
    private const int DemoClips = 12;
    private const int WindowSteps = 4;

    /// <summary>Makes a bundle, after every runtime has given the workbook's answers.</summary>
    /// <param name="request">The model and what to compare.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SerException">The model, its training record or a recording cannot be used, or a runtime answers
    /// differently.</exception>
    public static ExportResult Make(ExportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = EmotionModel.Load(request.Model);
        var record = TrainingRecordFile.Load(
            Path.Combine(Path.GetDirectoryName(ModelFile.Locate(request.Model))!, TrainingRecordFile.Name),
            model
        );
        var window = WindowOf(record);
        request.Report?.Invoke("predicting golden vectors");
        var documents = Documents(record);
        var draft = EmotionBundle.Create(model, window.Seconds, window.Hop, GoldenClips.Make(), documents);
        var parity = Compare(model, draft, request, cancellationToken);
        ParityGate.Require(parity);
        var result = record?.Evaluate(model.FeatureSet, model.NeedsSpeaker ? FeatureScaling.PerSpeaker : FeatureScaling.Global);
        var card = ModelCard.Of(model, result, parity, window);
        documents = new(documents) { [ModelCard.HtmlName] = Encoding.UTF8.GetBytes(ReportHtml.Write(card)) };
        documents[ModelCard.MarkdownName] = Encoding.UTF8.GetBytes(card.ToMarkdown(NameOf));
        if (result is not null)
        {
            documents[MetricsFile.Name] = MetricsFile.ToJson(result);
        }

        foreach (var figure in card.Figures)
        {
            documents[NameOf(figure)] = PngFigure.ToPng(figure);
        }

        return new ExportResult(draft.WithDocuments(documents), card, parity);
    }

    /// <summary>The name of the file that <see cref="Write"/> writes the bundle to.</summary>
    public const string UsualName = "emotion.ser";

    /// <summary>The usual name of the ONNX file.</summary>
    public const string UsualOnnxName = "emotion.onnx";

    /// <summary>Writes a bundle, and the model card beside it for people to read.</summary>
    /// <param name="result">The export.</param>
    /// <param name="folder">The folder; made where it does not exist.</param>
    public static void Write(ExportResult result, string folder)
    {
        ArgumentNullException.ThrowIfNull(result);
        Directory.CreateDirectory(folder);
        result.Bundle.Save(Path.Combine(folder, UsualName));
        AtomicFile.WriteAllBytes(Path.Combine(folder, ModelCard.HtmlName), result.Bundle.Documents[ModelCard.HtmlName]);
    }

    private static string NameOf(Figure figure) => figure.Name + ".png";

    private static List<RuntimeParity> Compare(
        EmotionModel model,
        EmotionBundle draft,
        ExportRequest request,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory(FormattableString.Invariant($"ser-export-{Environment.ProcessId}-")).FullName;
        try
        {
            var bundle = Path.Combine(folder, "emotion.ser");
            draft.Save(bundle);
            var clips = request.Clips.Count > 0 ? request.Clips : WriteDemoClips(folder);
            var expected = BundleRuntime.PredictWith(model, clips, cancellationToken);
            var parity = new List<RuntimeParity>();
            foreach (var make in Runtimes(request, model, bundle))
            {
                using var runtime = make();
                request.Report?.Invoke($"comparing: {runtime.Name}");
                parity.Add(ParityGate.Compare(runtime, expected, clips, request.Tolerance, cancellationToken));
            }

            return parity;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Func<IRuntime>> Runtimes(ExportRequest request, EmotionModel model, string bundle)
    {
        yield return () => new BundleRuntime(bundle);
        if (request.NativeLibrary is { } library)
        {
            yield return () => new NativeLibraryRuntime(library, bundle, model.NeedsSpeaker);
        }

        if (request.Onnx)
        {
            yield return () => OnnxOf(model, Path.ChangeExtension(bundle, ".onnx"));
        }

        if (request.BrowserPackage is { } package)
        {
            yield return () => new NodeRuntime(package, bundle);
        }
    }

    private static OnnxFileRuntime OnnxOf(EmotionModel model, string path)
    {
        OnnxExport.Save(model, path);
        return new OnnxFileRuntime(path);
    }

    private static string[] WriteDemoClips(string folder) =>
        [
            .. GoldenClips
                .MakeMore(DemoClips)
                .Select(
                    (wav, i) =>
                    {
                        var path = Path.Combine(folder, FormattableString.Invariant($"clip-{i + 1:00}.wav"));
                        File.WriteAllBytes(path, wav);
                        return path;
                    }
                ),
        ];

    // Windows as long as the recordings that the model knows.
    private static (double Seconds, double Hop) WindowOf(TrainingRecord? record)
    {
        const double Usual = 2;
        var seconds = Math.Clamp(Math.Round(record?.MedianSeconds ?? Usual, 1), 1, 10);
        return (seconds, seconds / WindowSteps);
    }

    private static Dictionary<string, byte[]> Documents(TrainingRecord? record) =>
        record is null ? [] : new() { [TrainingRecordFile.Name] = Encoding.UTF8.GetBytes(TrainingRecordFile.ToJson(record)) };
}
