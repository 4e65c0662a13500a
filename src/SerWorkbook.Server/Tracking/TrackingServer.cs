using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SerWorkbook.Speech;

namespace SerWorkbook.Server.Tracking;

/// <summary>A server that tracks many speakers with one model.</summary>
internal static class TrackingServer
{
    // Connections that are no sessions: refusals, /healthz, /metrics.
    private const int OtherConnections = 50;

    // What the kernel may hold for a connection: a client that reads nothing is noticed before much waits for it.
    private const int SendBufferBytes = 32_768;
    private const int ReceiveBufferBytes = 65_536;

    private const int MostHeaderBytes = 8_192;
    private const int MostHeaders = 50;

    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan TimeOfHeaders = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeBetweenRequests = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TimeBetweenPings = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TimeToAnswerPing = TimeSpan.FromSeconds(20);

    /// <summary>Makes a server that is not started yet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Address and limits.</param>
    /// <param name="clock">The time.</param>
    /// <param name="log">Takes short lines about what happens.</param>
    public static WebApplication Create(EmotionModel model, SharedOptions options, TimeProvider clock, TextWriter log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel, options));
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = Bind);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeToStop);
        var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;

        // Made by the container, which disposes of them when the server has ended.
        builder.Services.AddSingleton(_ => new TrackingPool(threads));
        builder.Services.AddSingleton(_ => new SessionRoster(options, clock));
        builder.Services.AddSingleton(services => new SharedServices(
            model,
            options,
            clock,
            services.GetRequiredService<TrackingPool>(),
            new ServerMetrics(),
            new ServerLog(log)
        ));
        builder.Services.AddSingleton<TrackingEndpoint>();
        var server = builder.Build();
        var roster = server.Services.GetRequiredService<SessionRoster>();
        server.Lifetime.ApplicationStopping.Register(roster.Stop);
        server.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeBetweenPings, KeepAliveTimeout = TimeToAnswerPing });
        server.Run(server.Services.GetRequiredService<TrackingEndpoint>().AnswerAsync);
        return server;
    }

    private static void Limit(KestrelServerOptions kestrel, SharedOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.MaxSessions + OtherConnections;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        kestrel.Limits.MaxRequestLineSize = MostHeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
        kestrel.Limits.RequestHeadersTimeout = TimeOfHeaders;
        kestrel.Limits.KeepAliveTimeout = TimeBetweenRequests;
        kestrel.Listen(IPAddress.Parse(options.Address), options.Port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    // Sockets that are accepted take over the sizes.
    private static Socket Bind(EndPoint place)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(place);
        socket.SendBufferSize = SendBufferBytes;
        socket.ReceiveBufferSize = ReceiveBufferBytes;
        return socket;
    }
}
