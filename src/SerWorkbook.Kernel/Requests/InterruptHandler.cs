using System.Text.Json.Nodes;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Stops the running cell.</summary>
internal sealed class InterruptHandler(KernelState state) : IRequestHandler
{
    public string Type => "interrupt_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        state.Interrupt(request.Order);
        return Task.FromResult<JsonObject?>(Replies.Ok());
    }
}
