namespace SerWorkbook.Kernel.Transport;

/// <summary>The sockets that carry messages; the heartbeat carries bytes only.</summary>
internal enum KernelChannel
{
    /// <summary>Requests, one after the other.</summary>
    Shell,

    /// <summary>Requests that do not wait for a running cell.</summary>
    Control,

    /// <summary>Questions to the user.</summary>
    Stdin,

    /// <summary>Outputs and states, for all clients.</summary>
    IoPub,
}
