using System.Reflection;
using System.Text.Json;
using SerWorkbook.Notebooks.Charts;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Shows the charts of Plotly.NET, whichever copy of it a notebook has loaded.</summary>
/// <remarks>
/// Its own formatter writes HTML with a random id that needs a network. A chart is its JSON here, which pages and VS Code draw by
/// themselves; hosts that know HTML alone get a small script. There is no picture: only plotly.js in a browser could draw it.
/// </remarks>
internal static class PlotlyCharts
{
    /// <summary>The MIME type of Plotly figures.</summary>
    public const string MimeType = "application/vnd.plotly.v1+json";

    private const string ChartName = "Plotly.NET.GenericChart";
    private const BindingFlags Functions = BindingFlags.Public | BindingFlags.Static;
    private static readonly string[] Writers = ["toJson", "toFigureJson"];

    /// <summary>Finds the formatters of a chart.</summary>
    /// <param name="type">The type of a value.</param>
    /// <returns>Its formatters; null for what is no chart of Plotly.NET.</returns>
    public static ConventionFormatter? For(Type type)
    {
        var chart = Ancestors(type).FirstOrDefault(t => t.FullName is ChartName or ChartName + "+" + "GenericChart");
        if (chart is null || Writer(chart) is not { } writer)
        {
            return null;
        }

        var script = PlotlyVersion(chart.Assembly);
        string Json(object value) => (string)writer.Invoke(null, [value])!;
        MimeFormatter[] formatters =
        [
            CreateFormatter(MimeType, chart, Json),
            .. script is null
                ? (MimeFormatter[])[]
                : [CreateFormatter("text/html", chart, value => PlotlyHtml.Write(Parse(Json(value)), script))],
            CreateFormatter("text/plain", chart, value => PlotlyHtml.Words(Parse(Json(value)))),
        ];
        return new ConventionFormatter([.. formatters.Select(f => f.MimeType)], formatters);
    }

    private static MimeFormatter CreateFormatter(string mimeType, Type chart, Func<object, string> write) =>
        new(
            mimeType,
            chart,
            (value, text) =>
            {
                text.Write(write(value));
                return true;
            }
        );

    private static JsonElement Parse(string json) => JsonElement.Parse(json);

    // The functions stand on the type since version 6, before that on the module that holds it.
    private static MethodInfo? Writer(Type chart) =>
        (
            from name in Writers
            from owner in new[] { chart, chart.DeclaringType }
            where owner is not null
            from method in owner.GetMethods(Functions)
            where
                method.Name == name
                && method.ReturnType == typeof(string)
                && method.GetParameters() is [var only]
                && only.ParameterType == chart
            select method
        ).FirstOrDefault();

    private static string? PlotlyVersion(Assembly assembly)
    {
        const string prefix = "Plotly.NET.plotly-";
        const string suffix = ".min.js";
        return assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(suffix, StringComparison.Ordinal))
            .Select(n => n[prefix.Length..^suffix.Length])
            .FirstOrDefault();
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }
}
