using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Export;

/// <summary>A bundle or model file in libserworkbook.</summary>
internal sealed class NativeLibraryRuntime : IRuntime
{
    private readonly NativeLibraryFunctions _library;
    private readonly nint _model;
    private readonly bool _needsSpeaker;

    /// <summary>Opens a model in a library.</summary>
    /// <param name="library">The file of libserworkbook.</param>
    /// <param name="model">The bundle or model file.</param>
    /// <param name="needsSpeaker">Whether the model uses speaker normalisation; all clips are then one speaker.</param>
    /// <exception cref="Speech.SerException">The library or the model cannot be used.</exception>
    public NativeLibraryRuntime(string library, string model, bool needsSpeaker)
    {
        _library = NativeLibraryFunctions.Load(library);
        _model = _library.Open(model);
        _needsSpeaker = needsSpeaker;
    }

    public string Name => "native library";

    // Both use the same instructions, or they do not.
    public bool IsExact => Avx2.IsSupported && _library.Processor.EndsWith("AVX2", StringComparison.Ordinal);

    public IReadOnlyList<RuntimeAnswer> Predict(IReadOnlyList<string> clips, CancellationToken cancellationToken)
    {
        var model = _needsSpeaker ? _library.Bind(_model, clips) : _model;
        try
        {
            return
            [
                .. clips.Select(clip =>
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return _library.Predict(model, clip);
                }),
            ];
        }
        finally
        {
            if (_needsSpeaker)
            {
                _library.Close(model);
            }
        }
    }

    public void Dispose() => _library.Close(_model);
}
