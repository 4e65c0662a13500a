using System.Net;
using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Describes the name at the cursor.</summary>
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
            data["text/plain"] = found.Documentation.Length == 0 ? found.Declaration : $"{found.Declaration}\n\n{found.Documentation}";
            data["text/html"] =
                $"<pre>{WebUtility.HtmlEncode(found.Declaration)}</pre>"
                + string.Concat(
                    found
                        .Documentation.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>")
                );
        }

        var reply = Replies.Ok();
        reply["found"] = found is not null;
        reply["data"] = data;
        reply["metadata"] = new JsonObject();
        return reply;
    }
}
