namespace SerWorkbook.Notebooks.Pages.Frames;

/// <summary>What the frames of one page need of it.</summary>
internal sealed class FramesOfPage
{
    private readonly SortedSet<string> _libraries = new(StringComparer.Ordinal);

    /// <summary>Whether there is any frame.</summary>
    public bool Any { get; private set; }

    /// <summary>Tells whether a frame asks for a library.</summary>
    /// <param name="library">One of <see cref="FrameLibrary"/>.</param>
    /// <returns>True if one does.</returns>
    public bool Want(string library) => _libraries.Contains(library);

    /// <summary>Writes a frame.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="title">What it is called.</param>
    /// <returns>HTML.</returns>
    public string Write(FrameContent content, string title)
    {
        Any = true;
        _libraries.UnionWith(content.Libraries);
        return FrameHtml.Write(content, title);
    }
}
