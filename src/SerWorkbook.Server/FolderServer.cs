using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SerWorkbook.Server;

/// <summary>A server of one folder for this machine alone.</summary>
internal static class FolderServer
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(2);

    // Other names would let a page of the internet, whose name somebody points at this machine, read the folder.
    private static readonly string[] Hosts = ["127.0.0.1", "localhost"];

    /// <summary>Makes a server that is not started yet.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for a free one.</param>
    public static WebApplication Create(string folder, int port)
    {
        // Nothing is read from the environment or from files that happen to lie in the current folder.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeToStop);
        builder.Services.AddSingleton(_ => new ServedFiles(folder));
        var server = builder.Build();
        server.Use(CheckAsync);
        var files = server.Services.GetRequiredService<ServedFiles>();
        server.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, DefaultFileNames = ["index.html"] });
        server.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                ContentTypeProvider = new FileExtensionContentTypeProvider(MediaTypes.ByExtension),
                // A browser keeps what it has, but asks first whether it has changed.
                OnPrepareResponse = response => response.Context.Response.Headers.CacheControl = "no-cache",
            }
        );
        server.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsync("There is no such file here.\n");
        });
        return server;
    }

    private static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        SafetyHeaders.Add(response.Headers);
        if (!Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return response.WriteAsync("This server answers to localhost and 127.0.0.1 only.\n");
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }

        return next(context);
    }
}
