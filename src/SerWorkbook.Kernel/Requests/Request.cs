using System.Text.Json;
using SerWorkbook.Kernel.Messages;
using SerWorkbook.Kernel.Transport;

namespace SerWorkbook.Kernel.Requests;

/// <summary>A request on its way through the kernel.</summary>
/// <param name="Message">The message.</param>
/// <param name="Channel">Where it came from.</param>
/// <param name="Order">How many messages came before it on all channels.</param>
internal sealed record Request(JupyterMessage Message, KernelChannel Channel, long Order)
{
    /// <summary>The fields of the request.</summary>
    public JsonElement Content => Message.Content;

    /// <summary>The header, which everything that the request causes carries as its parent.</summary>
    public JsonElement Header => Message.Header;
}
