using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Describes the name or the call at the cursor, and what the compiler reports there.</summary>
internal sealed class InspectHandler(KernelState state) : IRequestHandler
{
    public string Type => "inspect_request";

    public async Task<JsonObject?> HandleAsync(Request request)
    {
        var code = request.Content.Text("code");
        var position = CodePoints.ToIndex(code, request.Content.Whole("cursor_pos"));
        var found = await state.Session.Language.InspectAsync(code, position).ConfigureAwait(false);
        var data = new JsonObject();
        if (found is not null)
        {
            data["text/plain"] = InspectionText.Plain(found);
            data["text/html"] = InspectionText.Html(found);
        }

        var reply = Replies.Ok();
        reply["found"] = found is not null;
        reply["data"] = data;
        reply["metadata"] = new JsonObject();
        return reply;
    }
}
