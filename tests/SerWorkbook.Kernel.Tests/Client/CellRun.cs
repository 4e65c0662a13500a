using System.Text.Json;

namespace SerWorkbook.Kernel.Tests.Client;

/// <summary>What a request led to: its reply, and what was published for it between busy and idle.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Published">Busy, outputs, idle.</param>
public sealed record CellRun(ClientMessage Reply, IReadOnlyList<ClientMessage> Published)
{
    public string Status => Reply.Text("status");

    public JsonElement Content => Reply.Content;

    /// <summary>What was published without the states.</summary>
    public IReadOnlyList<ClientMessage> Outputs => [.. Published.Where(m => m.Type is not ("status" or "execute_input"))];

    public string Stdout => string.Concat(Outputs.Where(m => m.Type == "stream" && m.Text("name") == "stdout").Select(m => m.Text("text")));

    /// <summary>The text of the result; fails where there is none.</summary>
    public string Result =>
        Assert.Single(Outputs, m => m.Type == "execute_result").Content.GetProperty("data").GetProperty("text/plain").GetString()!;
}
