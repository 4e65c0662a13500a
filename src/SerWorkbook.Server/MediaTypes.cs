namespace SerWorkbook.Server;

/// <summary>The media types that files are sent as; files with other endings are not sent.</summary>
internal static class MediaTypes
{
    /// <summary>By the ending of the name, with its dot.</summary>
    public static Dictionary<string, string> ByExtension { get; } =
        new(StringComparer.OrdinalIgnoreCase)
        {
            [".html"] = "text/html; charset=utf-8",
            [".css"] = "text/css; charset=utf-8",
            [".js"] = "text/javascript; charset=utf-8",
            [".mjs"] = "text/javascript; charset=utf-8",
            [".ts"] = "text/plain; charset=utf-8",
            [".json"] = "application/json",
            [".webmanifest"] = "application/manifest+json",
            [".wasm"] = "application/wasm",
            [".ser"] = "application/octet-stream",
            [".svg"] = "image/svg+xml",
            [".png"] = "image/png",
            [".jpg"] = "image/jpeg",
            [".ico"] = "image/x-icon",
            [".wav"] = "audio/wav",
            [".csv"] = "text/csv; charset=utf-8",
            [".md"] = "text/plain; charset=utf-8",
            [".txt"] = "text/plain; charset=utf-8",
        };
}
