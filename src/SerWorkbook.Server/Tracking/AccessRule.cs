using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SerWorkbook.Server.Tracking;

/// <summary>Who may connect: those with the token, and of browsers those whose page comes from an allowed origin.</summary>
/// <param name="options">Token and origins.</param>
internal sealed class AccessRule(SharedOptions options)
{
    /// <summary>What a browser offers as a subprotocol, besides its token.</summary>
    public const string Protocol = "serworkbook.track.v1";

    /// <summary>What stands before the token in a subprotocol.</summary>
    public const string TokenProtocol = "serworkbook.token.";

    private const string Bearer = "Bearer ";

    private readonly byte[] _token = Hash(options.Token);

    /// <summary>Whether a name is one of this machine: a page whose own name somebody points here does not reach the server.</summary>
    public bool AllowsHost(HttpRequest request) => options.IsOpen || IsLocal(request.Host.Host);

    /// <summary>Whether the page that connects may do so; programs that are no browsers name none.</summary>
    public bool AllowsOrigin(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        return origins.Count == 0
            || (
                origins is [{ } origin]
                && (
                    options.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
                    || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && IsLocal(uri.Host))
                )
            );
    }

    /// <summary>Whether a request holds the token, in its header or among the subprotocols of a WebSocket.</summary>
    public bool AllowsToken(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count > 0)
        {
            return header is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && IsToken(value[Bearer.Length..]);
        }

        return context.WebSockets.WebSocketRequestedProtocols.Any(protocol =>
            protocol.StartsWith(TokenProtocol, StringComparison.Ordinal) && IsToken(protocol[TokenProtocol.Length..])
        );
    }

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    // Hashes have one length, so that the comparison tells nothing.
    private bool IsToken(string text) => CryptographicOperations.FixedTimeEquals(_token, Hash(text));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
