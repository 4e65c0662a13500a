using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;
using SerWorkbook.Kernel.Transport;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Closes every comm that a client opens, as the protocol has it for targets that a kernel does not know.</summary>
internal sealed class CommOpenHandler(KernelOutlet outlet) : IRequestHandler
{
    public string Type => "comm_open";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        outlet.Publish(
            "comm_close",
            request.Header,
            new JsonObject { ["comm_id"] = request.Content.Text("comm_id"), ["data"] = new JsonObject() }
        );
        return Task.FromResult<JsonObject?>(null);
    }
}
