using System.Text.Json.Nodes;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Answers one type of request.</summary>
internal interface IRequestHandler
{
    /// <summary>The type, such as <c>execute_request</c>.</summary>
    string Type { get; }

    /// <summary>Does what is asked for.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The fields of the reply, or null where the protocol has none.</returns>
    Task<JsonObject?> HandleAsync(Request request);
}
