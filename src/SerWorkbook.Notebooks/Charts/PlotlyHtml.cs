using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SerWorkbook.Notebooks.Charts;

/// <summary>Writes Plotly figures for hosts that know HTML and text alone.</summary>
internal static class PlotlyHtml
{
    /// <summary>The call by which the HTML of a figure can be told from other HTML.</summary>
    public const string Call = "Plotly.newPlot";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a figure as HTML with a script that draws it: Jupyter and VS Code run it, GitHub leaves the words.</summary>
    /// <param name="figure">The figure's JSON.</param>
    /// <param name="version">The version of plotly.js that is fetched where the host has none.</param>
    /// <param name="substitute">HTML for hosts that run no scripts; null for a line of text.</param>
    /// <returns>A fragment that depends on its arguments alone.</returns>
    public static string Write(JsonElement figure, string version, string? substitute = null)
    {
        var json = JsonSerializer.Serialize(figure, Compact).Replace("<", "\\u003c", StringComparison.Ordinal);
        var id = "plotly-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];
        var source = $"https://cdn.plot.ly/plotly-{version}.min";
        return $$"""
            <div id="{{id}}">{{substitute ?? $"<p>{HtmlText.Escape(Words(figure))}</p>"}}</div>
            <script type="text/javascript">
            (() => {
              const figure = {{json}};
              const draw = library => {
                const Plotly = library || window.Plotly;
                // Equal figures have equal ids.
                for (const place of document.querySelectorAll('#{{id}}:not([data-drawn])')) {
                  place.textContent = '';
                  place.dataset.drawn = 'true';
                  {{Call}}(place, figure.data, figure.layout, figure.config);
                }
              };
              if (window.Plotly) { draw(window.Plotly); return; }
              if (typeof require === 'function' && require.config) { require.config({ paths: { plotly: '{{source}}' } }); require(['plotly'], draw); return; }
              const script = document.createElement('script');
              script.src = '{{source}}.js';
              script.onload = () => draw();
              document.head.append(script);
            })();
            </script>
            """.ReplaceLineEndings("\n");
    }

    /// <summary>Says in a line what a figure shows.</summary>
    /// <param name="figure">The figure's JSON.</param>
    /// <returns><c>Chart "Title": scatter, bar</c>.</returns>
    public static string Words(JsonElement figure)
    {
        var title = ChartTitle.Of(figure).Title;
        var kinds =
            figure.ValueKind == JsonValueKind.Object && figure.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
                ? data.EnumerateArray().Select(Kind).Distinct(StringComparer.Ordinal).ToList()
                : [];
        return $"Chart{(title.Length == 0 ? "" : $" \"{title}\"")}{(kinds.Count == 0 ? "" : ": " + string.Join(", ", kinds))}";
    }

    // What has no type is a scatter plot to plotly.js.
    private static string Kind(JsonElement trace) =>
        trace.ValueKind == JsonValueKind.Object && trace.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : "scatter";
}
