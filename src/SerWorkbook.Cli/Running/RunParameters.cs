using System.Globalization;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Running;

/// <summary>Turns a request into values for the parameters that a notebook declares.</summary>
internal static class RunParameters
{
    /// <summary>Values that differ from what the notebook says itself, by name.</summary>
    public static IReadOnlyDictionary<string, string> For(NotebookDocument notebook, RunRequest request, Places places, string output)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["data"] = request.Data.Path is { } data ? Relative(places, Path.GetFullPath(data)) : "",
            ["home"] = Relative(places, places.Home),
            ["output"] = Relative(places, output),
        };

        // Pages of real recordings stay where the user puts them, so they may carry players; the project's own are published.
        Add(values, "listen", request.Data.Path is null ? null : "true");
        Add(values, "budgetSeconds", request.Budget?.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        Add(values, "trials", request.Trials?.ToString(CultureInfo.InvariantCulture));
        Add(values, "seed", request.Seed.ToString(CultureInfo.InvariantCulture));
        Add(values, "threads", request.Threads == 0 ? null : request.Threads.ToString(CultureInfo.InvariantCulture));
        return NotebookParameters
            .Of(notebook)
            .Where(parameter => values.TryGetValue(parameter.Name, out var value) && value != parameter.Default.Trim('"'))
            .ToDictionary(parameter => parameter.Name, parameter => values[parameter.Name], StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, string> values, string name, string? value)
    {
        if (value is not null)
        {
            values[name] = value;
        }
    }

    // Paths are relative to the notebooks, as in every host, so that no file holds this machine's folders.
    private static string Relative(Places places, string path) => Path.GetRelativePath(places.Notebooks, path).Replace('\\', '/');
}
