using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace SerWorkbook.Kernel.Messages;

/// <summary>Recognises signed messages that came before, so that a recorded one cannot be sent again.</summary>
/// <remarks>
/// The last 65,536 signatures are remembered. Of a session of a client whose messages are older than that, the time of the latest
/// forgotten one is kept, by the client's own clock: nothing as old as that is new. Not for use by several threads.
/// </remarks>
internal sealed class SeenMessages
{
    private const int Most = 1 << 16;

    private readonly HashSet<UInt128> _signatures = [];
    private readonly Queue<(UInt128 Signature, string Session, DateTimeOffset? Date)> _order = new();
    private readonly Dictionary<string, DateTimeOffset> _forgotten = new(StringComparer.Ordinal);
    private readonly int _most;

    /// <summary>Remembers nothing yet.</summary>
    /// <param name="most">How many signatures are remembered.</param>
    public SeenMessages(int most = Most)
    {
        _most = most;
    }

    /// <summary>Tells whether a message has not come before, and remembers it.</summary>
    /// <param name="signature">Its signature, which was found right.</param>
    /// <param name="header">Its header.</param>
    /// <returns>False for one that is repeated, or as old as those that are forgotten.</returns>
    public bool IsNew(ReadOnlySpan<byte> signature, JsonElement header)
    {
        var (session, date) = (header.Text("session"), Date(header.Text("date")));
        if (date is { } sent && _forgotten.TryGetValue(session, out var latest) && sent <= latest)
        {
            return false;
        }

        var key = BinaryPrimitives.ReadUInt128LittleEndian(Convert.FromHexString(System.Text.Encoding.ASCII.GetString(signature)));
        if (!_signatures.Add(key))
        {
            return false;
        }

        _order.Enqueue((key, session, date));
        if (_order.Count > _most)
        {
            Forget(_order.Dequeue());
        }

        return true;
    }

    private void Forget((UInt128 Signature, string Session, DateTimeOffset? Date) oldest)
    {
        _signatures.Remove(oldest.Signature);
        if (oldest.Date is { } date && (!_forgotten.TryGetValue(oldest.Session, out var latest) || date > latest))
        {
            _forgotten[oldest.Session] = date;
        }
    }

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
