using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Primitives;

namespace SerWorkbook.Server;

/// <summary>The files of a folder, without hidden ones and without links, which could lead out of it. Folders are not listed.</summary>
internal sealed class ServedFiles : IFileProvider, IDisposable
{
    private readonly string _folder;
    private readonly PhysicalFileProvider _files;

    public ServedFiles(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _files = new PhysicalFileProvider(_folder, ExclusionFilters.Sensitive);
    }

    public IFileInfo GetFileInfo(string subpath) => IsOwn(subpath) ? _files.GetFileInfo(subpath) : new NotFoundFileInfo(subpath);

    // Needed to find index.html; what it holds is shown nowhere.
    public IDirectoryContents GetDirectoryContents(string subpath) =>
        IsOwn(subpath) ? _files.GetDirectoryContents(subpath) : NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => _files.Dispose();

    private bool IsOwn(string subpath)
    {
        var place = _folder;
        foreach (var part in subpath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            place = Path.Combine(place, part);
            if (part is ".." || new FileInfo(place).LinkTarget is not null)
            {
                return false;
            }
        }

        return true;
    }
}
