using System.Text.Json;

namespace SerWorkbook.Cli.Tests;

/// <summary>What a run of ser left on its streams.</summary>
internal sealed record SerOutput(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The one sentence that says what is wrong.</summary>
    public string Complaint
    {
        get
        {
            var lines = Error
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.StartsWith("ser: ", StringComparison.Ordinal))
                .ToArray();
            Assert.True(lines.Length > 0, $"ser said nothing of a fault: {Error}{Output}");
            Assert.DoesNotContain("   at ", Error + Output, StringComparison.Ordinal);
            return lines[0];
        }
    }
}
