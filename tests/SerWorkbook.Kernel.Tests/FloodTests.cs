using System.Globalization;
using NetMQ;
using NetMQ.Sockets;

namespace SerWorkbook.Kernel.Tests;

/// <summary>What a kernel holds of the bytes that anyone may send to its ports; counted for the whole process.</summary>
[Collection(EnduranceTests.Name)]
public sealed class FloodTests
{
    [Fact]
    public async Task Heartbeats_that_nobody_reads_do_not_gather()
    {
        const int bytes = 4_000;
        const int count = 20_000;
        await using var kernel = await RunningKernel.StartAsync();
        using var client = new DealerSocket();
        client.Options.ReceiveHighWatermark = 1;
        client.Options.SendHighWatermark = 1;
        client.Options.Linger = TimeSpan.Zero;
        client.Connect(string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{kernel.Kernel.Connection.HeartbeatPort}"));
        await kernel.Client.GoodAsync("1 + 1"); // the compiler loads its references
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < count; i++)
        {
            // The kernel may leave a client waiting that does not read.
            if (!client.TrySendFrame(TimeSpan.FromMilliseconds(200), new byte[bytes]))
            {
                break;
            }
        }

        Assert.Equal("2", (await kernel.Client.GoodAsync("1 + 1")).Result);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, count * bytes / 8);
    }

    [Fact]
    public async Task Frame_larger_than_any_cell_is_refused_before_it_is_held()
    {
        const int bytes = 1 << 26;
        await using var kernel = await RunningKernel.StartAsync();
        var port = kernel.Kernel.Connection.ShellPort;
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        byte[] greeting = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];
        byte[] ready = [0x04, 25, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 6, .. "DEALER"u8];
        ready[1] = (byte)(ready.Length - 2);
        byte[] large = [0x02, 0, 0, 0, 0, bytes >> 24, 0, 0, 0, .. new byte[100]];
        var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. greeting, .. ready, .. large], TestContext.Current.CancellationToken);
        try
        {
            var answer = new byte[4096];
            while (await stream.ReadAsync(answer, TestContext.Current.CancellationToken) > 0) { }
        }
        catch (IOException)
        {
            // Closed with what was sent unread, which is what is asked for.
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, bytes / 4);
        Assert.Equal("2", (await kernel.Client.GoodAsync("1 + 1")).Result);
    }
}
