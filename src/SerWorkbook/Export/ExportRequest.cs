namespace SerWorkbook;

/// <summary>What to export, and where else to check that the answers are the same.</summary>
/// <param name="Model">A <c>model.json</c>, or the folder that holds it, as a search saves them.</param>
public sealed record ExportRequest(string Model)
{
    /// <summary>WAV files that every runtime predicts; empty for recordings of the demo corpus's voices.</summary>
    public IReadOnlyList<string> Clips { get; init; } = [];

    /// <summary>The file of the native library (<c>libserworkbook</c>) to compare; <see langword="null"/> to leave it out.</summary>
    public string? NativeLibrary { get; init; }

    /// <summary>The folder of the npm package to compare, which Node executes; <see langword="null"/> to leave it out.</summary>
    public string? BrowserPackage { get; init; }

    /// <summary>Whether the model is compared as an ONNX file, too.</summary>
    public bool Onnx { get; init; }

    /// <summary>The largest difference of a probability that is allowed where another runtime computes the features.</summary>
    /// <remarks>
    /// A few decisions that are ties, such as whether a frame is voiced, go the other way where sums are made in another order; of 54
    /// recordings of the demo corpus 2 then differ by up to 5e-4 in WebAssembly.
    /// </remarks>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Receives status messages; <see langword="null"/> for none.</summary>
    public Action<string>? Report { get; init; }
}
