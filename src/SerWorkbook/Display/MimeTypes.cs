namespace SerWorkbook.Display;

/// <summary>The MIME types of notebook outputs.</summary>
internal static class MimeTypes
{
    public const string Plotly = "application/vnd.plotly.v1+json";
    public const string Png = "image/png";
    public const string Html = "text/html";
    public const string Text = "text/plain";
}
