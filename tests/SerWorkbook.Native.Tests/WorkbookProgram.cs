using System.Text.Json;

namespace SerWorkbook.Native.Tests;

/// <summary>The program <c>ser</c> of this build.</summary>
internal static class WorkbookProgram
{
    private static string Path =>
        System.IO.Path.Combine(
            Repository.Root(),
            "src",
            "SerWorkbook.Cli",
            "bin",
            AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug",
            "net10.0",
            "ser.dll"
        );

    /// <summary>Runs it to its end.</summary>
    public static CommandRun Run(string[] arguments, params (string Name, string Value)[] environment) =>
        CommandRun.Of("dotnet", [Path, .. arguments], environment.ToDictionary(one => one.Name, one => one.Value));

    /// <summary>Predicts recordings.</summary>
    /// <returns>One answer per file; probabilities are <see langword="null"/> where they mean nothing.</returns>
    public static (string Answer, double[]? Probabilities)[] Predict(
        string model,
        IEnumerable<string> clips,
        params (string Name, string Value)[] environment
    )
    {
        using var document = JsonDocument.Parse(Run(["predict", "--model", model, "--json", .. clips], environment).Good().Output);
        return
        [
            .. document
                .RootElement.GetProperty("predictions")
                .EnumerateArray()
                .Select(entry =>
                {
                    var probabilities = entry.GetProperty("probabilities");
                    double[]? values =
                        probabilities.ValueKind == JsonValueKind.Null
                            ? null
                            : [.. probabilities.EnumerateObject().Select(one => one.Value.GetDouble())];
                    return (entry.GetProperty("answer").GetString()!, values);
                }),
        ];
    }
}
