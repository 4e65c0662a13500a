namespace SerWorkbook;

/// <summary>The MIME types that this library's results are shown as.</summary>
public static class MimeTypes
{
    /// <summary>A Plotly figure as JSON.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A PNG picture, in notebooks as base64.</summary>
    public const string Png = "image/png";

    /// <summary>A fragment of HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Comma-separated values.</summary>
    public const string Csv = "text/csv";

    /// <summary>Plain text.</summary>
    public const string Text = "text/plain";
}
