using SerWorkbook.Corpora.Demo;
using SerWorkbook.Corpora.Twin;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>A corpus of synthetic speech with the names, rates and lengths of a real one, to measure at the size of the real one.</summary>
/// <remarks>
/// The voices are those of <see cref="DemoCorpus"/>, and what holds for its folder and files holds here: the same list and seed give the
/// same bytes, and an interrupted corpus is completed. Scores on it say nothing about people.
/// </remarks>
/// <example>
/// <code>
/// TwinCorpus.Render("twin", "emov-db.csv", seed: 1, threads: 2);
/// var corpus = CorpusReader.Open("twin", threads: 2);
/// </code>
/// </example>
public static class TwinCorpus
{
    /// <summary>Renders the corpus into a folder: all of it, or what is missing.</summary>
    /// <param name="folder">The root of the corpus: new, empty, or holding a synthetic corpus.</param>
    /// <param name="list">A CSV with the columns path, sample_rate_hz, and samples or duration_s; its names must be those of a known
    /// corpus.</param>
    /// <param name="seed">What every random number comes from.</param>
    /// <param name="threads">How many clips are rendered at once, 1 or more. The files do not depend on it.</param>
    /// <param name="progress">Told after each clip, or null.</param>
    /// <param name="cancellationToken">Stops after the clips in work; a later call goes on from there.</param>
    /// <exception cref="SerException">The list cannot be used, or the folder holds other things or cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DemoCorpusSummary Render(
        string folder,
        string list,
        int seed,
        int threads,
        IProgress<DemoCorpusProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(list);
        var rows = TwinList.Read(list);
        var plan = DemoPlan.Of(seed, rows, TwinClips.Of(list, rows, seed));
        return DemoCorpus.Render(folder, plan, threads, progress, cancellationToken);
    }
}
