using SerWorkbook.Export.Onnx;

namespace SerWorkbook.Export;

/// <summary>An ONNX file as ONNX Runtime executes it.</summary>
/// <param name="path">A file that <see cref="OnnxExport"/> wrote.</param>
internal sealed class OnnxFileRuntime(string path) : IRuntime
{
    private readonly OnnxModel _model = OnnxModel.Load(path);

    public string Name => "ONNX file";

    // Single precision where ONNX has no other.
    public bool IsExact => false;

    public IReadOnlyList<RuntimeAnswer> Predict(IReadOnlyList<string> clips, CancellationToken cancellationToken)
    {
        var speaker = _model.EnrolAll(clips);
        return
        [
            .. clips.Select(clip =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return RuntimeAnswer.Of(_model.Predict(clip, speaker));
            }),
        ];
    }

    public void Dispose() => _model.Dispose();
}
