using System.IO.Enumeration;
using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Tells what was executed in this session; nothing is kept beyond it.</summary>
internal sealed class HistoryHandler(KernelState state) : IRequestHandler
{
    private const int ThisSession = 1;

    public string Type => "history_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var content = request.Content;
        var found = content.Text("hist_access_type") switch
        {
            "tail" => state.History.Entries.TakeLast(content.Whole("n") ?? int.MaxValue),
            "range" => Range(content.Whole("session") ?? 0, content.Whole("start") ?? 0, content.Whole("stop") ?? int.MaxValue),
            "search" => Search(content.Text("pattern"), content.Flag("unique", false), content.Whole("n") ?? int.MaxValue),
            _ => [],
        };
        var withOutput = content.Flag("output", false);
        var reply = Replies.Ok();
        reply["history"] = new JsonArray([.. found.Select(entry => Describe(entry, withOutput))]);
        return Task.FromResult<JsonObject?>(reply);
    }

    // Session 0 is the present one, as IPython has it.
    private IEnumerable<CellHistoryEntry> Range(int session, int start, int stop) =>
        session is 0 or ThisSession ? state.History.Entries.Where(entry => entry.Number >= start && entry.Number < stop) : [];

    private IEnumerable<CellHistoryEntry> Search(string pattern, bool unique, int most)
    {
        var glob = pattern.Length == 0 ? "*" : pattern;
        var found = state
            .History.Entries.Where(entry => FileSystemName.MatchesSimpleExpression(glob, entry.Input, ignoreCase: false))
            .Reverse();
        return (unique ? found.DistinctBy(entry => entry.Input) : found).Take(most).Reverse();
    }

    private static JsonNode Describe(CellHistoryEntry entry, bool withOutput) =>
        new JsonArray(ThisSession, entry.Number, withOutput ? new JsonArray(entry.Input, entry.Output) : JsonValue.Create(entry.Input));
}
