using System.Globalization;

namespace SerWorkbook.Notebooks.Checking;

/// <summary>Compares the outputs of one cell.</summary>
/// <remarks>
/// Neighbouring texts of one stream count as one, since hosts cut them differently. Pictures and other binary data are
/// compared by their bytes, everything else as text whose numbers may differ by the tolerance. Of an error, its kind and
/// message count: the trace may differ between hosts.
/// </remarks>
internal sealed class OutputComparison(double tolerance)
{
    private const int MostShown = 80;

    /// <summary>Finds the first difference.</summary>
    /// <param name="stored">The outputs in the file.</param>
    /// <param name="fresh">The outputs of a run.</param>
    /// <returns>What differs and how; null where nothing does.</returns>
    public (string What, string Stored, string Fresh)? Difference(IReadOnlyList<NotebookOutput> stored, IReadOnlyList<NotebookOutput> fresh)
    {
        var (one, other) = (Joined(stored), Joined(fresh));
        foreach (var (first, second) in one.Zip(other))
        {
            if (Difference(first, second) is { } difference)
            {
                return difference;
            }
        }

        return one.Count == other.Count ? null : ("outputs", Kinds(one), Kinds(other));
    }

    private (string, string, string)? Difference(NotebookOutput stored, NotebookOutput fresh) =>
        (stored, fresh) switch
        {
            (StreamOutput one, StreamOutput other) when one.Name == other.Name => Text(one.Name, one.Text, other.Text),
            (ErrorOutput one, ErrorOutput other) => Text("error", $"{one.Name}: {one.Value}", $"{other.Name}: {other.Value}"),
            (RichOutput one, RichOutput other) when one.GetType() == other.GetType() => Difference(one.Data, other.Data),
            _ => ("kind of output", Kind(stored), Kind(fresh)),
        };

    private (string, string, string)? Difference(MimeBundle stored, MimeBundle fresh)
    {
        string[] types = [.. stored.MimeTypes.Order(StringComparer.Ordinal)];
        if (!types.SequenceEqual(fresh.MimeTypes.Order(StringComparer.Ordinal)))
        {
            return ("representations", string.Join(", ", types), string.Join(", ", fresh.MimeTypes.Order(StringComparer.Ordinal)));
        }

        return types
            .Select(type => Difference(type, stored.Text(type)!, fresh.Text(type)!))
            .FirstOrDefault(difference => difference is not null);
    }

    private (string, string, string)? Difference(string type, string stored, string fresh) =>
        !IsBinary(type) ? Text(type, stored, fresh)
        : WithoutBreaks(stored) == WithoutBreaks(fresh) ? null
        : (type, Size(stored), $"another one of {Size(fresh)}");

    private (string, string, string)? Text(string what, string stored, string fresh) =>
        ToleratedText.Difference(stored, fresh, tolerance) is { } at
            ? (string.Create(CultureInfo.InvariantCulture, $"{what}, line {at.Line}"), Short(at.One, at.Other), Short(at.Other, at.One))
            : null;

    private static bool IsBinary(string type) =>
        (type.StartsWith("image/", StringComparison.Ordinal) && type != "image/svg+xml")
        || type.StartsWith("audio/", StringComparison.Ordinal)
        || type.StartsWith("video/", StringComparison.Ordinal)
        || type == "application/pdf";

    // The format allows line breaks in base64, and some writers set them.
    private static string WithoutBreaks(string base64) => base64.ReplaceLineEndings("");

    private static string Size(string base64) =>
        string.Create(CultureInfo.InvariantCulture, $"{WithoutBreaks(base64).Length * 3L / 4:#,0} bytes");

    // From shortly before the first character that differs, so that what is shown differs.
    private static string Short(string text, string other)
    {
        var common = text.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var start = text.Length <= MostShown ? 0 : Math.Clamp(common - (MostShown / 4), 0, text.Length - MostShown);
        var end = Math.Min(text.Length, start + MostShown);
        return $"'{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}'";
    }

    private static List<NotebookOutput> Joined(IReadOnlyList<NotebookOutput> outputs)
    {
        var joined = new List<NotebookOutput>();
        foreach (var output in outputs)
        {
            if (output is StreamOutput stream && joined.LastOrDefault() is StreamOutput last && last.Name == stream.Name)
            {
                joined[^1] = last with { Text = last.Text + stream.Text };
            }
            else
            {
                joined.Add(output);
            }
        }

        return joined;
    }

    private static string Kinds(List<NotebookOutput> outputs) => outputs.Count == 0 ? "none" : string.Join(", ", outputs.Select(Kind));

    private static string Kind(NotebookOutput output) =>
        output switch
        {
            StreamOutput stream => stream.Name,
            ErrorOutput error => $"the error {error.Name}",
            ResultOutput => "a result",
            _ => "a display",
        };
}
