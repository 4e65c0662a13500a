using System.Globalization;
using System.Text;
using System.Text.Json;
using SerWorkbook.Kernel.Messages;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Tests;

/// <summary>What those can do to a kernel who reach its ports without the key, or have recorded what a client sent.</summary>
public sealed class HardeningTests
{
    [Fact]
    public async Task Signed_message_that_is_sent_again_does_not_run_again()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.Client.GoodAsync("var runs = 0;");
        var (_, frames) = kernel.Client.Wire.Write("execute_request", new { code = "runs++;", silent = false });
        for (var i = 0; i < 5; i++)
        {
            kernel.Client.SendFrames([.. frames], control: false);
        }

        Assert.Equal("1", (await kernel.Client.GoodAsync("runs")).Result);
    }

    [Fact]
    public void Messages_older_than_those_that_are_forgotten_are_not_new()
    {
        var seen = new SeenMessages(most: 3);
        bool IsNew(int number, string session = "a") =>
            seen.IsNew(
                Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(number.ToString("x32", CultureInfo.InvariantCulture), 2))),
                JsonElement.Parse(
                    string.Create(CultureInfo.InvariantCulture, $"{{\"session\":\"{session}\",\"date\":\"2026-01-01T00:00:{number:00}Z\"}}")
                )
            );

        Assert.All(Enumerable.Range(1, 6), number => Assert.True(IsNew(number)));
        Assert.All(Enumerable.Range(1, 6), number => Assert.False(IsNew(number)));
        Assert.True(IsNew(7));
        Assert.True(IsNew(41, "another client, whose clock is behind") && IsNew(0, "a third"));
    }

    [Fact]
    public async Task Requests_beyond_what_can_wait_are_answered_with_an_error()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var gate = kernel.Client.Wire.Write("execute_request", new { code = "System.Threading.Thread.Sleep(60_000)" });
        kernel.Client.SendFrames(gate.Frames, control: false);
        var code = "// " + new string('x', 15_000_000);
        for (var i = 0; i < 5; i++)
        {
            kernel.Client.SendFrames(kernel.Client.Wire.Write("is_complete_request", new { code }).Frames, control: false);
        }

        var refused = await kernel.Client.AskAsync("is_complete_request", new { code });
        Assert.Equal("error", refused.Status);
        Assert.Contains("Too many requests wait", refused.Reply.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal("ok", (await kernel.Client.AskAsync("interrupt_request", new { }, control: true)).Status);
    }

    [Theory]
    [InlineData("127.0.0.1", "k")]
    [InlineData("::1", "k")]
    [InlineData("0.0.0.0", "k", "listens on 0.0.0.0")]
    [InlineData("192.168.1.2", "k", "listens on 192.168.1.2")]
    [InlineData("127.0.0.1", "", "has no key")]
    public void What_a_connection_leaves_open_is_said(string ip, string key, params string[] parts)
    {
        var warnings = (RunningKernel.AnyPorts(key) with { Ip = ip }).Warnings().ToList();

        Assert.Equal(parts.Length, warnings.Count);
        Assert.All(parts.Zip(warnings), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.168.1.2")]
    public void Address_that_others_reach_without_a_key_is_refused(string ip)
    {
        var refusal = Assert.Throws<NotebookException>(() => JupyterKernel.Start(RunningKernel.AnyPorts("") with { Ip = ip }));

        Assert.Contains($"the address {ip} and no key", refusal.Message, StringComparison.Ordinal);
    }
}
