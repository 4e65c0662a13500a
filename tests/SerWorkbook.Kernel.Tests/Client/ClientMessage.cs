using System.Text.Json;

namespace SerWorkbook.Kernel.Tests.Client;

/// <summary>A message as the client got it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="ParentId">The id of the request that caused it; empty for none.</param>
/// <param name="Header">Its header.</param>
/// <param name="Content">Its fields.</param>
public sealed record ClientMessage(string Type, string ParentId, JsonElement Header, JsonElement Content)
{
    public string Text(string name) => Content.GetProperty(name).GetString()!;
}
