using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Tells a console whether Enter executes what is written or starts another line.</summary>
internal sealed class IsCompleteHandler : IRequestHandler
{
    private const int IndentWidth = 4;

    public string Type => "is_complete_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var code = request.Content.Text("code");
        var completeness = CellLanguage.Check(code);
        var reply = new JsonObject
        {
            ["status"] = completeness switch
            {
                CodeCompleteness.Complete => "complete",
                CodeCompleteness.Incomplete => "incomplete",
                _ => "invalid",
            },
        };
        if (completeness == CodeCompleteness.Incomplete)
        {
            reply["indent"] = new string(' ', IndentWidth * Math.Max(0, code.Count(c => c == '{') - code.Count(c => c == '}')));
        }

        return Task.FromResult<JsonObject?>(reply);
    }
}
