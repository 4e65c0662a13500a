using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo;

/// <summary>One call of <see cref="DemoCorpus.Render"/>.</summary>
internal sealed class DemoRendering
{
    private readonly string _root;
    private readonly DemoFolder _folder;
    private readonly int _threads;
    private readonly IProgress<DemoCorpusProgress>? _progress;
    private readonly DemoPlan _plan;
    private readonly DemoMarker _marker;
    private readonly Lock _counting = new();
    private int _done;

    /// <summary>Prepares a call; touches nothing on disk.</summary>
    public DemoRendering(string root, DemoCorpusOptions options, IProgress<DemoCorpusProgress>? progress)
    {
        _root = root;
        _folder = new DemoFolder(root);
        _threads = options.Threads;
        _progress = progress;
        _plan = DemoPlan.Of(options);
        _marker = DemoMarker.Of(_plan, _plan.Clips.Select(c => KeyValuePair.Create(c.Path, 0L)));
    }

    /// <summary>Renders what is missing.</summary>
    public DemoCorpusSummary Run(CancellationToken cancellationToken)
    {
        if (IsComplete() && Stranger() is null) // also where nothing can be written, a lock included
        {
            return Summary(0);
        }

        using var alone = _folder.Lock(cancellationToken);
        if (Stranger() is { } stranger)
        {
            throw new SerException(
                $"The demo corpus cannot be put into '{_root}', which holds '{stranger}'; give a new or an empty folder."
            );
        }

        if (IsComplete()) // another process may just have finished it
        {
            return Summary(0);
        }

        var kept = Prepare();
        var missing = _plan.Clips.Where(c => !kept.Contains(c.Path)).ToList();
        _done = _plan.Clips.Count - missing.Count;
        RenderAll(missing, cancellationToken);
        DemoMarker.Of(_plan, _plan.Clips.Select(c => KeyValuePair.Create(c.Path, _folder.LengthOf(c.Path)))).Write(_folder.MarkerPath);
        File.Delete(_folder.UnfinishedPath);
        return Summary(missing.Count);
    }

    private bool IsComplete() => DemoMarker.Read(_folder.MarkerPath) is { } marker && IsSame(marker) && _folder.Holds(marker);

    // To be believed under the lock alone: beside another rendering, its files come and go between two looks.
    private string? Stranger() =>
        _folder.StrangerBeside(OwnPaths(DemoMarker.Read(_folder.MarkerPath), DemoMarker.Read(_folder.UnfinishedPath)));

    // Says on disk that the corpus is incomplete, clears away what is of other settings, and finds what can stay.
    private HashSet<string> Prepare()
    {
        var complete = DemoMarker.Read(_folder.MarkerPath);
        var unfinished = DemoMarker.Read(_folder.UnfinishedPath);
        var kept =
            IsSame(complete) ? complete!.Files.Where(f => _folder.HasLength(f.Key, f.Value)).Select(f => f.Key)
            : IsSame(unfinished) ? unfinished!.Files.Keys.Where(_folder.IsWhole)
            : [];
        var keep = kept.ToHashSet(StringComparer.Ordinal);
        // While clips of other settings may lie about, a marker must go on naming them, and none may vouch for them.
        if (!IsSame(unfinished))
        {
            (_marker with { Settings = "clearing", Files = Union(complete, unfinished, _marker) }).Write(_folder.UnfinishedPath);
        }

        File.Delete(_folder.MarkerPath);
        _folder.Delete(OwnPaths(complete, unfinished).Where(p => !keep.Contains(p)));
        _folder.DeletePartialFiles();
        _marker.Write(_folder.UnfinishedPath);
        return keep;
    }

    private void RenderAll(List<PlannedClip> missing, CancellationToken cancellationToken)
    {
        foreach (var cell in missing.Select(c => Path.GetDirectoryName(_folder.PathOf(c.Path))!).Distinct(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(cell);
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, missing.Count, parallel, i => RenderOne(missing[i]));
        }
        catch (AggregateException errors)
        {
            throw errors.InnerExceptions[0] is IOException or UnauthorizedAccessException
                ? new IOException(errors.InnerExceptions[0].Message, errors)
                : errors;
        }
    }

    private void RenderOne(PlannedClip clip)
    {
        WavWriter.Write(_folder.PathOf(clip.Path), clip.Render());
        lock (_counting)
        {
            _progress?.Report(new DemoCorpusProgress(++_done, _plan.Clips.Count));
        }
    }

    private bool IsSame(DemoMarker? marker) =>
        marker is not null && string.Equals(marker.Settings, _marker.Settings, StringComparison.Ordinal);

    private HashSet<string> OwnPaths(params ReadOnlySpan<DemoMarker?> markers) => [.. Union([_marker, .. markers]).Keys];

    private static SortedDictionary<string, long> Union(params ReadOnlySpan<DemoMarker?> markers)
    {
        var files = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var marker in markers)
        {
            foreach (var path in marker?.Files.Keys ?? Enumerable.Empty<string>())
            {
                files[path] = 0;
            }
        }

        return files;
    }

    private DemoCorpusSummary Summary(int rendered) => new(_root, _plan.Clips.Count, rendered);
}
