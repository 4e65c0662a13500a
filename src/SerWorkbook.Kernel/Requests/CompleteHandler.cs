using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Lists what could be written at the cursor.</summary>
internal sealed class CompleteHandler(KernelState state) : IRequestHandler
{
    public string Type => "complete_request";

    public async Task<JsonObject?> HandleAsync(Request request)
    {
        var code = request.Content.Text("code");
        var position = CodePoints.ToIndex(code, request.Content.Whole("cursor_pos"));
        var found = await state.Session.Language.CompleteAsync(code, position).ConfigureAwait(false);
        var (start, end) = (CodePoints.FromIndex(code, found.Start), CodePoints.FromIndex(code, found.End));
        var reply = Replies.Ok();
        reply["matches"] = new JsonArray([.. found.Items.Select(item => JsonValue.Create(item.Text))]);
        reply["cursor_start"] = start;
        reply["cursor_end"] = end;
        // JupyterLab and VS Code show icons by these.
        reply["metadata"] = new JsonObject
        {
            ["_jupyter_types_experimental"] = new JsonArray([
                .. found.Items.Select(item => new JsonObject
                {
                    ["start"] = start,
                    ["end"] = end,
                    ["text"] = item.Text,
                    ["type"] = item.Kind,
                    ["signature"] = item.Signature,
                    ["documentation"] = item.Documentation,
                }),
            ]),
        };
        return reply;
    }
}
