using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;
using SerWorkbook.Kernel.Transport;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Ends the kernel once the reply is on its way.</summary>
internal sealed class ShutdownHandler(KernelOutlet outlet) : IRequestHandler
{
    public const string RequestType = "shutdown_request";

    public string Type => RequestType;

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var restart = request.Content.Flag("restart", false);
        outlet.Publish("shutdown_reply", request.Header, Reply(restart));
        return Task.FromResult<JsonObject?>(Reply(restart));
    }

    private static JsonObject Reply(bool restart)
    {
        var reply = Replies.Ok();
        reply["restart"] = restart;
        return reply;
    }
}
