namespace SerWorkbook;

/// <summary>A protocol that the data does not allow.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record ProtocolRefusal(Protocol Protocol, string Reason);
