using System.Net.WebSockets;
using System.Text;

namespace SerWorkbook.Server.Tracking;

/// <summary>Why a session ended.</summary>
/// <param name="Reason">One word, for metrics and the log.</param>
/// <param name="Code">The code of the close frame.</param>
/// <param name="Sentence">What the client is told.</param>
internal sealed record SessionEnd(string Reason, WebSocketCloseStatus Code, string Sentence)
{
    // RFC 6455: "Try again later"; the enumeration does not name it.
    private const WebSocketCloseStatus TryAgainLater = (WebSocketCloseStatus)1013;

    // What a close frame holds besides its code.
    private const int MostCloseBytes = 123;

    public static SessionEnd Completed { get; } = new("completed", WebSocketCloseStatus.NormalClosure, "The stream is complete.");

    public static SessionEnd Left { get; } = new("left", WebSocketCloseStatus.NormalClosure, "The client closed the session.");

    /// <summary>The connection broke: nobody is told.</summary>
    public static SessionEnd Lost { get; } = new("lost", WebSocketCloseStatus.Empty, "The connection was lost.");

    public static SessionEnd Slow { get; } =
        new("slow", WebSocketCloseStatus.PolicyViolation, "The client does not read what it is sent fast enough.");

    public static SessionEnd Idle { get; } = new("idle", WebSocketCloseStatus.PolicyViolation, "No message came for too long.");

    public static SessionEnd Expired { get; } =
        new("length", WebSocketCloseStatus.PolicyViolation, "The session has reached its longest time.");

    public static SessionEnd Stopping { get; } = new("stopping", WebSocketCloseStatus.EndpointUnavailable, "The server stops.");

    public static SessionEnd Overloaded { get; } = new("overload", TryAgainLater, "The server cannot keep up; try again later.");

    public static SessionEnd Fault { get; } = new("fault", WebSocketCloseStatus.InternalServerError, "The server has a fault.");

    public static SessionEnd TooBig(int most) =>
        new("size", WebSocketCloseStatus.MessageTooBig, FormattableString.Invariant($"A message has more than {most} bytes."));

    public static SessionEnd TooFast(double most) =>
        new("rate", WebSocketCloseStatus.PolicyViolation, FormattableString.Invariant($"Audio comes at more than {most} times real time."));

    public static SessionEnd BadMessage(string sentence) => new("message", WebSocketCloseStatus.InvalidPayloadData, sentence);

    public static SessionEnd BadAudio(string sentence) => new("audio", WebSocketCloseStatus.InvalidPayloadData, sentence);

    /// <summary>The sentence as far as a close frame holds it.</summary>
    public string CloseText
    {
        get
        {
            if (Encoding.UTF8.GetByteCount(Sentence) <= MostCloseBytes)
            {
                return Sentence;
            }

            var text = new StringBuilder();
            var bytes = 0;
            foreach (var rune in Sentence.EnumerateRunes())
            {
                bytes += rune.Utf8SequenceLength;
                if (bytes > MostCloseBytes)
                {
                    break;
                }

                text.Append(rune);
            }

            return text.ToString();
        }
    }
}
