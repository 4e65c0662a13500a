using Plotly.NET;

namespace SerWorkbook;

/// <summary>plotly.js as Plotly.NET brings it, for pages that must work without a network.</summary>
public static class PlotlyScript
{
    private const string Prefix = "Plotly.NET.plotly-";
    private const string Suffix = ".min.js";

    /// <summary>Reads the script.</summary>
    /// <returns>JavaScript of about 3.6 MB that defines the global Plotly.</returns>
    /// <exception cref="InvalidOperationException">This build of Plotly.NET carries no script.</exception>
    public static string Read()
    {
        var assembly = typeof(GenericChart).Assembly;
        var name =
            Array.Find(assembly.GetManifestResourceNames(), IsScript)
            ?? throw new InvalidOperationException(
                $"Plotly.NET {assembly.GetName().Version} carries no resource {Prefix}*{Suffix}; take version 6.0.0."
            );
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>The version of plotly.js, such as "2.28.0".</summary>
    /// <exception cref="InvalidOperationException">This build of Plotly.NET carries no script.</exception>
    public static string Version()
    {
        var name =
            Array.Find(typeof(GenericChart).Assembly.GetManifestResourceNames(), IsScript)
            ?? throw new InvalidOperationException($"Plotly.NET carries no resource {Prefix}*{Suffix}; take version 6.0.0.");
        return name[Prefix.Length..^Suffix.Length];
    }

    private static bool IsScript(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal);
}
