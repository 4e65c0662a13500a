using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SerWorkbook.Server.Tracking;

/// <summary>Answers requests: <c>/track</c> opens a session, <c>/healthz</c> tells of free places, <c>/metrics</c> counts.</summary>
/// <param name="shared">What sessions share.</param>
/// <param name="roster">The sessions.</param>
internal sealed class TrackingEndpoint(SharedServices shared, SessionRoster roster)
{
    private const string RetryAfterSeconds = "10";
    private const string PlainText = "text/plain; charset=utf-8";

    private readonly AccessRule _access = new(shared.Options);

    /// <summary>Answers a request.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return !_access.AllowsHost(request)
                ? RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This server answers to the names of this machine only.")
            : !HttpMethods.IsGet(request.Method)
                ? RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "This server answers to GET only.")
            : request.Path.Value switch
            {
                "/track" => TrackAsync(context),
                "/healthz" => AnswerHealthAsync(context),
                "/metrics" => AnswerMetricsAsync(context),
                _ => RefuseAsync(context, StatusCodes.Status404NotFound, "There are /track, /healthz and /metrics here."),
            };
    }

    private Task TrackAsync(HttpContext context)
    {
        if (!_access.AllowsToken(context))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "The token is missing or wrong.");
        }

        return !_access.AllowsOrigin(context.Request)
                ? RefuseAsync(context, StatusCodes.Status403Forbidden, "Pages of this origin may not connect.")
            : !context.WebSockets.IsWebSocketRequest
                ? RefuseAsync(context, StatusCodes.Status426UpgradeRequired, "This address takes WebSockets only.")
            : StreamRequest.Read(context.Request.Query, out var fault) is not { } stream
                ? RefuseAsync(context, StatusCodes.Status400BadRequest, fault)
            : TrackAsync(context, stream);
    }

    private async Task TrackAsync(HttpContext context, StreamRequest stream)
    {
        if (!roster.TryTakePlace())
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            await RefuseAsync(
                    context,
                    StatusCodes.Status503ServiceUnavailable,
                    roster.IsStopping ? "The server stops." : "All sessions are taken; try again later."
                )
                .ConfigureAwait(false);
            return;
        }

        try
        {
            var protocol = context.WebSockets.WebSocketRequestedProtocols.Contains(AccessRule.Protocol) ? AccessRule.Protocol : null;
            using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol).ConfigureAwait(false);
            await RunAsync(new TrackingSession(shared, stream), socket).ConfigureAwait(false);
        }
        finally
        {
            roster.LeavePlace();
        }
    }

    private async Task RunAsync(TrackingSession session, System.Net.WebSockets.WebSocket socket)
    {
        var start = shared.Clock.GetTimestamp();
        var number = roster.Add(session);
        shared.Metrics.Started.Inc();
        shared.Metrics.Sessions.Inc();
        try
        {
            var end = await session.RunAsync(socket).ConfigureAwait(false);
            shared.Metrics.Ended.WithLabels(end.Reason).Inc();
            shared.Log.Ended(number, end, shared.Clock.GetElapsedTime(start));
        }
        finally
        {
            shared.Metrics.Sessions.Dec();
            roster.Remove(number);
        }
    }

    // For balancers: it is not ready while it is full, which is no reason to start it anew.
    private Task AnswerHealthAsync(HttpContext context)
    {
        var (ready, status) = (
            roster.HasPlace,
            roster.IsStopping ? "stopping"
            : roster.HasPlace ? "ready"
            : "full"
        );
        context.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"status":"{{status}}","sessions":{{roster.Count}},"maxSessions":{{shared.Options.MaxSessions}}}"""
            ) + "\n"
        );
    }

    private Task AnswerMetricsAsync(HttpContext context)
    {
        if (shared.Options.IsOpen && !_access.AllowsToken(context))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "The token is missing or wrong.");
        }

        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return shared.Metrics.WriteAsync(context.Response.Body, context.RequestAborted);
    }

    private Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        shared.Metrics.Refused.WithLabels(status.ToString(CultureInfo.InvariantCulture)).Inc();
        context.Response.StatusCode = status;
        context.Response.ContentType = PlainText;
        return context.Response.WriteAsync(sentence + "\n");
    }
}
