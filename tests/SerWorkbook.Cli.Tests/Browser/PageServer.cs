using System.Net;
using System.Net.Sockets;

namespace SerWorkbook.Cli.Tests.Browser;

/// <summary>Serves a folder to a browser on this machine.</summary>
internal sealed class PageServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;

    public PageServer(string folder)
    {
        _folder = folder;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                Answer(await _listener.GetContextAsync());
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = Path.Combine(_folder, Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).TrimStart('/'));
        using var response = context.Response;
        if (!File.Exists(path))
        {
            response.StatusCode = 404;
            return;
        }

        response.ContentType = Path.GetExtension(path) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript",
            ".json" => "application/json",
            ".wasm" => "application/wasm",
            _ => "application/octet-stream",
        };
        response.OutputStream.Write(File.ReadAllBytes(path));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
