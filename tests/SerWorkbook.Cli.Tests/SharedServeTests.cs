using System.Net.WebSockets;
using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

/// <summary><c>ser serve --shared</c>, as a process; SerWorkbook.Server.Tests test what it answers.</summary>
public sealed class SharedServeTests : IDisposable
{
    private const string Notice = "Notice of the data.";

    private readonly SerProcess _ser = new();

    public SharedServeTests()
    {
        var columns = FeatureSet.MelStats.Columns.Count;
        var linear = new SoftmaxLinearClassifier(new LinearWeights([new float[columns], new float[columns]], [0, 3]));
        var origin = new ModelOrigin("made up", Notice, "00ff", 10, 2, "none", 1, 0.5, "none");
        ModelFile.Save(
            _ser.At("model.json"),
            new EmotionModel(FeatureSet.MelStats, ["angry", "sad"], Standardiser.Identity(columns), linear, origin)
        );
        File.WriteAllText(_ser.At("token.txt"), "0123456789abcdef\n");
        File.WriteAllText(_ser.At("short.txt"), "0123456789abcde\n");
        File.WriteAllText(_ser.At("odd.txt"), "0123456789 abcdef\n");
    }

    public void Dispose() => _ser.Dispose();

    [Fact]
    public async Task A_client_with_the_printed_token_is_served_until_Ctrl_C()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends a signal.");
        using var server = _ser.Start("serve", "--shared", "--model", "model.json", "--port", "0");
        try
        {
            Assert.Equal(Notice, await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            var token = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            Assert.Matches("^Token: [A-Za-z0-9_-]{32}$", token);
            var place = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            Assert.Matches(@"^ws://127\.0\.0\.1:\d+/track \(at most 100 sessions; Ctrl-C stops\)$", place);
            using var client = new ClientWebSocket();
            client.Options.SetRequestHeader("Authorization", "Bearer " + token[7..]);
            await client.ConnectAsync(new Uri(place.Split(' ')[0] + "?rate=16000"), TestContext.Current.CancellationToken);
            var message = new byte[4_096];
            var ready = await client.ReceiveAsync(message, TestContext.Current.CancellationToken);
            Assert.StartsWith("{\"ready\":", Encoding.UTF8.GetString(message, 0, ready.Count), StringComparison.Ordinal);

            SerProcess.Interrupt(server);
            Assert.Equal(
                WebSocketMessageType.Text,
                (await client.ReceiveAsync(message, TestContext.Current.CancellationToken)).MessageType
            );
            await client.ReceiveAsync(message, TestContext.Current.CancellationToken);
            Assert.Equal("The server stops.", client.CloseStatusDescription);
            await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, server.ExitCode);
            var log = await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Matches(@"^session 1 ended after \d+\.\d s: stopping\n$", log);
        }
        finally
        {
            if (!server.HasExited)
            {
                server.Kill(entireProcessTree: true);
            }
        }
    }

    [Theory]
    [InlineData("--max-sessions needs --shared.", "--max-sessions", "5")]
    [InlineData("--shared needs --model FILE.ser.", "--shared")]
    [InlineData("--shared shows no folder; leave DIR out.", "avatar", "--shared", "--model", "model.json")]
    [InlineData("none.ser: there is no such file", "--shared", "--model", "none.ser")]
    [InlineData("--open-to-network needs --token-file FILE.", "--shared", "--model", "model.json", "--open-to-network", "0.0.0.0")]
    [InlineData(
        "--open-to-network is '127.0.0.1'; it may be",
        "--shared",
        "--model",
        "model.json",
        "--open-to-network",
        "127.0.0.1",
        "--token-file",
        "token.txt"
    )]
    [InlineData("none.txt: there is no such file with a token.", "--shared", "--model", "model.json", "--token-file", "none.txt")]
    [InlineData("short.txt: the first line must be a token of 16", "--shared", "--model", "model.json", "--token-file", "short.txt")]
    [InlineData("odd.txt: the first line must be a token of 16", "--shared", "--model", "model.json", "--token-file", "odd.txt")]
    [InlineData("--allow-origin is 'game.example'; it", "--shared", "--model", "model.json", "--allow-origin", "game.example")]
    [InlineData("--allow-origin is 'https://a.b/c'; it", "--shared", "--model", "model.json", "--allow-origin", "https://a.b/c")]
    public void What_cannot_be_served_is_refused_in_one_sentence(string sentence, params string[] args)
    {
        var answer = _ser.Run(["serve", .. args]);
        Assert.Equal(1, answer.Code);
        Assert.StartsWith("ser: " + sentence, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Trim().Split('\n'));
    }

    [Fact]
    public void A_server_for_other_machines_comes_with_a_warning()
    {
        // An address of nobody's machine: the warning comes first.
        var answer = _ser.Run(
            "serve",
            "--shared",
            "--model",
            "model.json",
            "--token-file",
            "token.txt",
            "--open-to-network",
            "192.0.2.1",
            "--port",
            "0"
        );
        Assert.Equal(1, answer.Code);
        Assert.StartsWith("ser: warning: other machines reach this server at 192.0.2.1.", answer.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "ser: the server cannot listen at this address; it must be one of this machine.",
            answer.Error.Trim(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("0123456789abcdef", answer.Error + answer.Output, StringComparison.Ordinal);
    }
}
