using System.Text.Json.Nodes;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Says that there are no comms: this kernel has no widgets.</summary>
internal sealed class CommInfoHandler : IRequestHandler
{
    public string Type => "comm_info_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var reply = Replies.Ok();
        reply["comms"] = new JsonObject();
        return Task.FromResult<JsonObject?>(reply);
    }
}
