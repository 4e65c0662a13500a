using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks;

/// <summary>Turns what programs write for a terminal into plain text.</summary>
internal static partial class AnsiText
{
    /// <summary>
    /// Takes out colour and cursor sequences, and of lines that were overwritten by carriage return keeps the last state.
    /// </summary>
    /// <param name="text">Console output.</param>
    /// <returns>The text as a reader saw it in the end.</returns>
    public static string Plain(string text)
    {
        var lines = Sequence().Replace(text, "").Split('\n');
        return string.Join('\n', lines.Select(l => l.TrimEnd('\r')).Select(l => l[(l.LastIndexOf('\r') + 1)..]));
    }

    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(?:\x07|\x1B\\)|[@-Z\\-_])")]
    private static partial Regex Sequence();
}
