namespace SerWorkbook.Export;

/// <summary>Something that predicts with an exported model: a library, a program, a runtime.</summary>
internal interface IRuntime : IDisposable
{
    /// <summary>What to call it in tables.</summary>
    string Name { get; }

    /// <summary>Whether it runs the same code on the same instructions, so that every bit must be the same.</summary>
    bool IsExact { get; }

    /// <summary>Predicts recordings.</summary>
    /// <param name="clips">WAV files.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One answer per file, in order.</returns>
    /// <exception cref="Speech.SerException">The runtime cannot be used, or refuses a file.</exception>
    IReadOnlyList<RuntimeAnswer> Predict(IReadOnlyList<string> clips, CancellationToken cancellationToken);
}
