using System.Text.Json;

namespace SerWorkbook.Interactive.Tests;

/// <summary>A way in which .NET Interactive shows our notebooks differently, and why that is not our fault.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why it is there.</param>
/// <param name="Settle">Takes the difference out of both kernels' outputs of a cell; null where it is not met.</param>
internal sealed record KnownDifference(string Name, string Reason, Func<CellPair, CellPair?> Settle)
{
    private const string Plotly = "application/vnd.plotly.v1+json";
    private const string StatusText = "Long steps report their progress here.";

    public static IReadOnlyList<KnownDifference> All { get; } =
    [
        new(
            "script of the first cell",
            "Before the first cell, the kernel publishes a script that connects its own front end and loads require.js.",
            WithoutScript
        ),
        new(
            "lost updates of displays",
            "The kernel announces what display(...) shows under another id than its updates, so the first text stays.",
            WithoutStatus
        ),
        new(
            "Plotly figures as text",
            "The kernel sends the JSON of Plotly's MIME type as a string; it sends only application/json as JSON.",
            WithJsonOfFigures
        ),
        new(
            "Plotly.NET's charts without their JSON",
            "Jupyter cannot draw that JSON when the kernel sends it, so only HTML and text are registered for the kernel.",
            WithoutJsonOfCharts
        ),
    ];

    private static CellPair? WithoutScript(CellPair pair) =>
        pair.Real is [{ Kind: "display_data" } script, ..]
        && script.Data.TryGetValue("text/html", out var html)
        && html.Contains("dotnet-interactive-this-cell", StringComparison.Ordinal)
            ? pair with
            {
                Real = [.. pair.Real.Skip(1)],
            }
            : null;

    private static CellPair? WithoutStatus(CellPair pair) =>
        pair is { Real: [{ Kind: "display_data" } first, ..], Own: [{ Kind: "display_data" } last, ..] }
        && Text(first) == StatusText
        && Text(last) is { Length: > 0 } text
        && text != StatusText
            ? new CellPair([.. pair.Real.Skip(1)], [.. pair.Own.Skip(1)])
            : null;

    private static CellPair? WithJsonOfFigures(CellPair pair) =>
        pair.Real.Any(output => output.Data.ContainsKey(Plotly))
            ? new CellPair([.. pair.Real.Select(WithJson)], [.. pair.Own.Select(WithJson)])
            : null;

    private static CellPair? WithoutJsonOfCharts(CellPair pair) =>
        pair is { Real: [{ } real], Own: [{ } own] }
        && own.Data.ContainsKey(Plotly)
        && real.Data.ContainsKey("text/html")
        && !real.Data.ContainsKey(Plotly)
            ? pair with
            {
                Own = [own with { Data = new(own.Data.Where(one => one.Key != Plotly).ToDictionary(), StringComparer.Ordinal) }],
            }
            : null;

    private static CellOutput WithJson(CellOutput output) =>
        output.Data.TryGetValue(Plotly, out var figure)
            ? output with
            {
                Data = new(output.Data, StringComparer.Ordinal) { [Plotly] = CellOutput.Canonical(JsonElement.Parse(figure)) },
            }
            : output;

    private static string? Text(CellOutput output) => output.Data.GetValueOrDefault("text/plain");
}
