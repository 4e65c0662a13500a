using System.Net.Sockets;
using System.Text;

namespace SerWorkbook.Kernel.Tests;

public sealed class RobustnessTests
{
    private const int Seed = 20260101;

    [Fact]
    public async Task Garbled_messages_do_not_end_the_kernel()
    {
        await using var kernel = await RunningKernel.StartAsync(key: "");
        var random = new Random(Seed);
        for (var i = 0; i < 2000; i++)
        {
            kernel.Client.SendFrames(Garble(kernel, random), control: random.Next(2) == 0);
        }

        Assert.Equal("2", (await kernel.Client.GoodAsync("1 + 1")).Result);
        Assert.Equal("ok", (await kernel.Client.AskAsync("kernel_info_request", new { }, control: true)).Status);
    }

    [Fact]
    public async Task Requests_with_fields_of_all_types_are_answered()
    {
        await using var kernel = await RunningKernel.StartAsync();
        object?[] values = [null, 1.5, -1, long.MaxValue, "text", "\0\uFFFF", new object[] { 1 }, new { a = 1 }, true];
        string[] types =
        [
            "execute_request",
            "complete_request",
            "inspect_request",
            "is_complete_request",
            "history_request",
            "comm_info_request",
        ];
        foreach (var type in types)
        {
            foreach (var value in values)
            {
                var content = new
                {
                    code = value,
                    cursor_pos = value,
                    silent = value,
                    store_history = value,
                    user_expressions = value,
                    stop_on_error = value,
                    n = value,
                    start = value,
                    stop = value,
                    session = value,
                    pattern = value,
                    hist_access_type = "tail",
                };
                Assert.Equal(
                    type.Replace("request", "reply", StringComparison.Ordinal),
                    (await kernel.Client.AskAsync(type, content)).Reply.Type
                );
            }
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    public async Task Code_nested_too_deeply_for_the_compiler_does_not_end_the_kernel(string bracket)
    {
        await using var kernel = await RunningKernel.StartAsync();
        var code = string.Concat(Enumerable.Repeat(bracket, 20_000));

        Assert.Contains("nested", (await kernel.Client.RunAsync(code)).Reply.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal("ok", (await kernel.Client.AskAsync("complete_request", new { code, cursor_pos = 10 })).Status);
        Assert.Equal("ok", (await kernel.Client.AskAsync("inspect_request", new { code, cursor_pos = 10 })).Status);
        Assert.Equal("invalid", (await kernel.Client.AskAsync("is_complete_request", new { code })).Status);
        Assert.Equal("2", (await kernel.Client.GoodAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task Bytes_that_are_no_protocol_at_all_do_not_end_the_kernel()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var connection = kernel.Kernel.Connection;
        var random = new Random(Seed);
        foreach (
            var port in new[]
            {
                connection.ShellPort,
                connection.ControlPort,
                connection.IoPubPort,
                connection.StdinPort,
                connection.HeartbeatPort,
            }
        )
        {
            for (var i = 0; i < 40; i++)
            {
                await SendAsync(port, Noise(random, i));
            }
        }

        Assert.Equal("2", (await kernel.Client.GoodAsync("1 + 1")).Result);
    }

    // A good message with frames missing, doubled, changed, or nothing of a message at all.
    private static List<byte[]> Garble(RunningKernel kernel, Random random)
    {
        var (_, frames) = kernel.Client.Wire.Write("kernel_info_request", new { code = "1", deep = "x" });
        switch (random.Next(7))
        {
            case 0:
                frames.RemoveAt(random.Next(frames.Count));
                break;
            case 1:
                frames.Insert(random.Next(frames.Count), frames[random.Next(frames.Count)]);
                break;
            case 2:
                var frame = frames[random.Next(frames.Count)];
                if (frame.Length > 0)
                {
                    frame[random.Next(frame.Length)] = (byte)random.Next(256);
                }

                break;
            case 3:
                frames[random.Next(2, 6)] = Encoding.UTF8.GetBytes(new string('[', 5000));
                break;
            case 4:
                frames[random.Next(2, 6)] = [0xFF, 0xFE, 0x00];
                break;
            case 5:
                frames[random.Next(2, 6)] = Encoding.UTF8.GetBytes(
                    random.Next(3) switch
                    {
                        0 => "null",
                        1 => "[]",
                        _ => "{\"msg_type\":7}",
                    }
                );
                break;
            default:
                frames = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Bytes(random, random.Next(64)))];
                break;
        }

        return frames;
    }

    private static byte[] Noise(Random random, int i) =>
        (i % 4) switch
        {
            0 => Bytes(random, random.Next(1, 500)),
            1 => Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            // A greeting of ZMTP 3.0, then noise.
            2 => [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48], .. Bytes(random, random.Next(1, 200))],
            // A frame that says it has 2^62 bytes.
            _ => [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48], 0x02, 0x40, 0, 0, 0, 0, 0, 0, 0, 1],
        };

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static async Task SendAsync(int port, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        try
        {
            await client.GetStream().WriteAsync(bytes);
            await client.GetStream().FlushAsync();
            await Task.Delay(5);
        }
        catch (IOException)
        {
            // The kernel closed the connection, as it may.
        }
    }
}
