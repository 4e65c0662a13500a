using System.Text.Json;
using SerWorkbook.Learning.Search;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Reads a recipe from where a user has it: as text, or in a file.</summary>
public static class RecipeFile
{
    private const long MostBytes = 64 << 20;

    /// <summary>Reads a recipe.</summary>
    /// <param name="given">
    /// A text such as <c>lbfgs (l1=0, l2=10)</c>, or the path of a file: one with such a text, or a search's
    /// <see cref="SearchFile.Name"/>, whose winner is taken.
    /// </param>
    /// <exception cref="SerException">It is neither.</exception>
    public static Recipe Read(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (!File.Exists(given))
        {
            return TrainerCatalogue.Parse(given);
        }

        if (new FileInfo(given).Length > MostBytes)
        {
            throw new SerException($"{given}: the file is too large to hold a recipe.");
        }

        var text = TextFile.Read(given).Trim();
        try
        {
            return text.StartsWith('{') ? Winner(text) : TrainerCatalogue.Parse(text);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SerException(
                $"{given}: this is neither a recipe such as 'lbfgs (l1=0, l2=10)' nor the {SearchFile.Name} of a search.",
                fault
            );
        }
        catch (SerException fault)
        {
            throw new SerException($"{given}: {fault.Message}", fault);
        }
    }

    private static Recipe Winner(string json)
    {
        using var document = JsonDocument.Parse(json);
        var winner = document.RootElement.GetProperty("winner");
        var settings = winner
            .GetProperty("settings")
            .EnumerateObject()
            .Select(setting => FormattableString.Invariant($"{setting.Name}={setting.Value.GetDouble()}"));
        var words =
            from name in (string[])["columns", "scaling"]
            where winner.TryGetProperty(name, out _)
            select $"{name}={WordOf(winner.GetProperty(name).GetString())}";
        return TrainerCatalogue.Parse($"{winner.GetProperty("trainer").GetString()} ({string.Join(", ", settings.Concat(words))})");
    }

    // The name of a scaling only: its number would be read as one too, whether there is such a scaling or not.
    private static string? WordOf(string? value) =>
        Enum.GetNames<FeatureScaling>().Contains(value, StringComparer.OrdinalIgnoreCase)
            ? Recipe.NameOf(Enum.Parse<FeatureScaling>(value!, ignoreCase: true))
            : value;
}
