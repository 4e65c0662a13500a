namespace SerWorkbook.Notebooks.Pages.Frames;

/// <summary>The style sheet and the script of every frame, and the libraries for them, read from this assembly.</summary>
internal static class FrameResources
{
    private static readonly Lazy<string> LazyStyle = new(() => EmbeddedFile.Text("frame.css"));
    private static readonly Lazy<string> LazyScript = new(() => EmbeddedFile.Text("frame.js"));
    private static readonly Lazy<string> LazyPageScript = new(() => EmbeddedFile.Text("page-frames.js"));

    /// <summary>The style sheet inside a frame.</summary>
    public static string Style => LazyStyle.Value;

    /// <summary>The script inside a frame.</summary>
    public static string Script => LazyScript.Value;

    /// <summary>What the page's own script does for frames.</summary>
    public static string PageScript => LazyPageScript.Value;

    /// <summary>Reads Mermaid.</summary>
    /// <returns>The script, compressed by gzip.</returns>
    public static byte[] PackedMermaid() => EmbeddedFile.Bytes("mermaid.tiny.js.gz");
}
