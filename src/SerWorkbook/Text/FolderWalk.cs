namespace SerWorkbook.Text;

/// <summary>The files in a folder and below it: each real folder is entered once, however many links lead to it.</summary>
/// <remarks>Links are followed, to any depth; what is not entered is named with the reason.</remarks>
internal sealed class FolderWalk
{
    private readonly int _mostDepth;
    private readonly Dictionary<string, string> _entered = new(StringComparer.Ordinal);
    private readonly Stack<(string Folder, string Real, int Depth)> _open = new();
    private readonly List<string> _files = [];
    private readonly List<(string Path, string Reason)> _skipped = [];

    private FolderWalk(string root, int mostDepth)
    {
        (Root, _mostDepth) = (root, mostDepth);
        _open.Push((root, RealPath.Find(root) ?? root, 0));
        while (_open.TryPop(out var next))
        {
            Enter(next.Folder, next.Real, next.Depth);
        }
    }

    /// <summary>The folder that was looked through.</summary>
    public string Root { get; }

    /// <summary>The files, as paths that start with the root.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>What was not entered or has no usable name, with the rest of a sentence that starts with it.</summary>
    public IReadOnlyList<(string Path, string Reason)> Skipped => _skipped;

    /// <summary>Looks through a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="mostDepth">How many levels of folders below it are entered.</param>
    public static FolderWalk Of(string root, int mostDepth = int.MaxValue) => new(root, mostDepth);

    /// <summary>A path below the root, with forward slashes.</summary>
    public string NameOf(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private void Enter(string folder, string real, int depth)
    {
        if (Path.GetFileName(folder) == ".git")
        {
            _skipped.Add((folder, "the folder is Git's own"));
            return;
        }

        if (!_entered.TryAdd(real, folder))
        {
            _skipped.Add((folder, $"it leads to {NameOf(_entered[real])}, which is read already"));
            return;
        }

        var below = new List<(string, string, int)>();
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal))
                {
                    _skipped.Add((entry.FullName, "its name is not UTF-8; rename it"));
                }
                else if (entry is not DirectoryInfo)
                {
                    _files.Add(entry.FullName);
                }
                else if (depth < _mostDepth)
                {
                    below.Add((entry.FullName, RealOf(entry, real), depth + 1));
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _skipped.Add((folder, "the folder cannot be read"));
        }

        below.Reverse();
        below.ForEach(_open.Push);
    }

    private static string RealOf(FileSystemInfo entry, string parent) =>
        entry.LinkTarget is null ? Path.Combine(parent, entry.Name) : RealPath.Find(entry.FullName) ?? entry.FullName;
}
