using System.Globalization;
using System.Text.Json;
using NetMQ;
using NetMQ.Sockets;
using SerWorkbook.Kernel.Tests.Client;

namespace SerWorkbook.Kernel.Tests;

public sealed class ProtocolTests
{
    [Fact]
    public async Task Kernel_info_has_what_clients_look_for_on_both_channels()
    {
        await using var kernel = await RunningKernel.StartAsync();

        foreach (var control in new[] { false, true })
        {
            var info = (await kernel.Client.AskAsync("kernel_info_request", new { }, control)).Content;
            Assert.Equal("ok", info.GetProperty("status").GetString());
            Assert.Equal("5.4", info.GetProperty("protocol_version").GetString());
            Assert.Equal("C#", info.GetProperty("language_info").GetProperty("name").GetString());
            Assert.Equal(".cs", info.GetProperty("language_info").GetProperty("file_extension").GetString());
            Assert.Equal("text/x-csharp", info.GetProperty("language_info").GetProperty("mimetype").GetString());
            Assert.NotEmpty(info.GetProperty("banner").GetString()!);
        }
    }

    [Theory]
    [InlineData("kernel_info_request", "{}", false)]
    [InlineData("kernel_info_request", "{}", true)]
    [InlineData("execute_request", "{\"code\":\"1\"}", false)]
    [InlineData("execute_request", "{\"code\":\"\",\"silent\":true}", false)]
    [InlineData("execute_request", "{}", false)]
    [InlineData("complete_request", "{\"code\":\"Con\",\"cursor_pos\":3}", false)]
    [InlineData("complete_request", "{\"code\":7,\"cursor_pos\":\"x\"}", false)]
    [InlineData("inspect_request", "{\"code\":\"Console\",\"cursor_pos\":3,\"detail_level\":0}", false)]
    [InlineData("inspect_request", "{\"code\":\"\",\"cursor_pos\":-9}", false)]
    [InlineData("is_complete_request", "{\"code\":\"1\"}", false)]
    [InlineData("history_request", "{\"hist_access_type\":\"tail\",\"n\":5,\"output\":false,\"raw\":true}", false)]
    [InlineData("comm_info_request", "{}", false)]
    [InlineData("comm_info_request", "{\"target_name\":\"jupyter.widget\"}", false)]
    [InlineData("interrupt_request", "{}", true)]
    public async Task Every_request_is_answered_between_busy_and_idle(string type, string content, bool control)
    {
        await using var kernel = await RunningKernel.StartAsync();

        var run = await kernel.Client.AskAsync(type, JsonElement.Parse(content), control);

        Assert.Equal(type.Replace("request", "reply", StringComparison.Ordinal), run.Reply.Type);
        Assert.Contains(run.Status, new[] { "ok", "complete" });
        Assert.Equal(("status", "busy"), (run.Published[0].Type, run.Published[0].Text("execution_state")));
        Assert.Equal(("status", "idle"), (run.Published[^1].Type, run.Published[^1].Text("execution_state")));
        Assert.Equal(2, run.Published.Count(m => m.Type == "status"));
    }

    [Fact]
    public async Task Message_with_a_wrong_signature_is_dropped()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var wrong = kernel.Client.Send("execute_request", new { code = "var stolen = 1;" }, signWith: "another key");
        var unsigned = kernel.Client.Send("shutdown_request", new { restart = false }, control: true, signWith: "");
        var after = await kernel.Client.RunAsync("stolen");

        Assert.Equal("error", after.Status);
        Assert.Equal(1, after.Content.GetProperty("execution_count").GetInt32());
        Assert.Empty(kernel.Client.Published(wrong));
        Assert.Empty(kernel.Client.Published(unsigned));
        Assert.False(kernel.Kernel.Shutdown.IsCompleted);
    }

    [Fact]
    public async Task Empty_key_means_messages_without_signature()
    {
        await using var kernel = await RunningKernel.StartAsync(key: "");

        Assert.Equal("42", (await kernel.Client.GoodAsync("6 * 7")).Result);
    }

    [Fact]
    public async Task Heartbeat_echoes_any_bytes_also_while_a_cell_runs()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var id = kernel.Client.SendCell("while (true) { }");
        await kernel.Client.BusyAsync(id);
        using var heart = new RequestSocket();
        heart.Connect(string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{kernel.Kernel.Connection.HeartbeatPort}"));

        foreach (var beat in new[] { "ping"u8.ToArray(), [], [0, 255, 1] })
        {
            heart.SendFrame(beat);
            Assert.True(heart.TryReceiveFrameBytes(TimeSpan.FromSeconds(20), out var echo));
            Assert.Equal(beat, echo);
        }
    }

    [Fact]
    public async Task Unknown_requests_fields_and_buffers_are_passed_over()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var unknown = kernel.Client.Send("usage_request", new { }, control: true);
        var (id, frames) = kernel.Client.Wire.Write(
            "execute_request",
            new
            {
                code = "1 + 1",
                novel = new[] { 1 },
                stop_on_error = "maybe",
            }
        );
        kernel.Client.SendFrames([.. frames, [1, 2, 3], []]);

        Assert.Equal("2", (await kernel.Client.EndAsync(id)).Result);
        await KernelClient.UntilAsync(() => kernel.Client.Published(unknown).Count == 2, "No busy and idle.");
    }

    [Fact]
    public async Task Comms_are_none_and_a_new_one_is_closed()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var id = kernel.Client.Send(
            "comm_open",
            new
            {
                comm_id = "c1",
                target_name = "nobody",
                data = new { },
            }
        );
        await KernelClient.UntilAsync(() => kernel.Client.Published(id).Count == 3, "The comm was not closed.");

        Assert.Equal("c1", kernel.Client.Published(id)[1].Text("comm_id"));
        Assert.Equal("{}", (await kernel.Client.AskAsync("comm_info_request", new { })).Content.GetProperty("comms").ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shutdown_is_answered_and_ends_the_kernel(bool restart)
    {
        await using var kernel = await RunningKernel.StartAsync();

        var run = await kernel.Client.AskAsync("shutdown_request", new { restart }, control: true);

        Assert.Equal(restart, run.Content.GetProperty("restart").GetBoolean());
        await kernel.Kernel.Shutdown.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
