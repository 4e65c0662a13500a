using System.Text.Json;

namespace SerWorkbook.Kernel.Messages;

/// <summary>A request as it came from a client.</summary>
internal sealed record JupyterMessage
{
    /// <summary>The routing identities, which lead a reply back to its client.</summary>
    public required IReadOnlyList<byte[]> Identities { get; init; }

    /// <summary>The header as it came; replies carry it as their parent.</summary>
    public required JsonElement Header { get; init; }

    /// <summary>What is asked for, such as <c>execute_request</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The fields of the request; an object.</summary>
    public required JsonElement Content { get; init; }

    /// <summary>The length of all its frames.</summary>
    public required long Bytes { get; init; }
}
