using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary><c>ser serve</c>, as a process.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly SerProcess _ser = new();

    public ServeTests()
    {
        Directory.CreateDirectory(_ser.At("site/runtime"));
        File.WriteAllText(_ser.At("site/index.html"), "<!doctype html>");
        File.WriteAllText(_ser.At("site/app.js"), "1");
        File.WriteAllText(_ser.At("site/runtime/a.wasm"), "wasm");
        File.WriteAllText(_ser.At("site/.secret.js"), "2");
        File.WriteAllText(_ser.At("outside.js"), "3");
    }

    public void Dispose() => _ser.Dispose();

    [Fact]
    public async Task Files_come_with_their_types_and_headers_and_nothing_else_comes()
    {
        File.CreateSymbolicLink(_ser.At("site/link.js"), _ser.At("outside.js"));
        await using var server = await ServedFolder.StartAsync(_ser, _ser.At("site"));
        using var http = new HttpClient { BaseAddress = server.Address };

        var page = await http.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("text/javascript", await TypeOf("app.js"));
        Assert.Equal("application/wasm", await TypeOf("runtime/a.wasm"));

        foreach (var hidden in new[] { "runtime/", "runtime", ".secret.js", "link.js", "%2e%2e/outside.js", "..%2foutside.js", "no.js" })
        {
            var answer = await http.GetAsync(new Uri(server.Address, hidden), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{hidden}: {answer.StatusCode}");
        }

        using var post = new HttpRequestMessage(HttpMethod.Post, "/");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.SendAsync(post, TestContext.Current.CancellationToken)).StatusCode);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "example.org" } };
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await http.SendAsync(rebound, TestContext.Current.CancellationToken)).StatusCode);

        async Task<string> TypeOf(string name) =>
            (await http.GetAsync(name, TestContext.Current.CancellationToken)).Content.Headers.ContentType!.MediaType!;
    }

    [Fact]
    public async Task A_second_server_on_the_port_is_refused_and_Ctrl_C_ends_the_first()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends a signal.");
        await using var server = await ServedFolder.StartAsync(_ser, _ser.At("site"));
        var second = _ser.Run("serve", _ser.At("site"), "--port", server.Address.Port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(1, second.Code);
        Assert.StartsWith($"ser: port {server.Address.Port} is in use;", second.Error, StringComparison.Ordinal);

        SerProcess.Interrupt(server.Process);
        await server.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, server.Process.ExitCode);
        Assert.Equal("", await server.Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await UnreachableAsync(server.Address);
    }

    [Fact]
    public async Task The_server_ends_when_ser_is_killed()
    {
        await using var server = await ServedFolder.StartAsync(_ser, _ser.At("site"));
        server.Process.Kill(entireProcessTree: false);
        await UnreachableAsync(server.Address);
    }

    [Theory]
    [InlineData("nowhere", "nowhere: there is no such folder; 'ser avatar --out nowhere' makes one with the page.")]
    [InlineData("notebooks", "notebooks: this folder holds no index.html; give the one that 'ser avatar' wrote.")]
    public void A_folder_without_a_page_is_refused(string folder, string message)
    {
        var answer = _ser.Run("serve", folder);
        Assert.Equal((1, $"ser: {message}"), (answer.Code, answer.Error.Trim()));
    }

    private static async Task UnreachableAsync(Uri address)
    {
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await http.GetAsync(address, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException)
            {
                return;
            }

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "The server goes on.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
