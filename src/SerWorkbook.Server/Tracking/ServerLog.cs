using System.Globalization;

namespace SerWorkbook.Server.Tracking;

/// <summary>Short lines about what happens: no address, no token, no audio, nothing that a client wrote.</summary>
/// <param name="writer">Takes the lines.</param>
internal sealed class ServerLog(TextWriter writer)
{
    private readonly TextWriter _writer = TextWriter.Synchronized(writer);

    /// <summary>A session ended.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="end">Why.</param>
    /// <param name="length">How long it was open.</param>
    public void Ended(long number, SessionEnd end, TimeSpan length) =>
        _writer.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"session {number} ended after {length.TotalSeconds:0.0} s: {end.Reason}")
        );

    /// <summary>The server has a fault of its own.</summary>
    public void Fault(Exception fault) => _writer.WriteLine($"a fault of the server: {fault.GetType().Name}");
}
