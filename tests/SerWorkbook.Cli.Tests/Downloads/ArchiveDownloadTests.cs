using SerWorkbook.Cli.Downloads;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Downloads;

/// <summary>Downloads from a server that fails in every way that servers do.</summary>
public sealed class ArchiveDownloadTests : IDisposable
{
    private static readonly DownloadLimits Impatient = new()
    {
        Attempts = 4,
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(20),
        Stall = TimeSpan.FromSeconds(1),
        MostBytes = 1 << 20,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly FaultyServer _server = new();
    private readonly byte[] _content = new byte[200_000];
    private readonly List<string> _notices = [];

    public ArchiveDownloadTests()
    {
        new Random(3).NextBytes(_content);
        _server.Add("a.tar.gz", _content);
    }

    private string Target => _folder.File("a.tar.gz");

    [Fact]
    public async Task A_file_comes_whole_and_leaves_nothing_beside_it()
    {
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder.Path));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task Connections_that_drop_are_continued_where_they_broke()
    {
        for (var i = 0; i < 10; i++)
        {
            _server.Next(_server.Drop(15_000));
        }

        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
        var asked = _server.Asks.Select(ask => ask.From).ToArray();
        Assert.Null(asked[0]);
        Assert.All(asked.Skip(1), from => Assert.NotNull(from));
        Assert.Equal(11, asked.Length);
        Assert.Equal(asked.Skip(1).Order(), asked.Skip(1));
    }

    [Fact]
    public async Task A_part_of_an_earlier_run_is_continued()
    {
        new PartialFile(Target).Restart(new DownloadVersion(Url.ToString(), "\"v1\"", _content.Length));
        await File.WriteAllBytesAsync(Target + ".part", _content[..77_777]);
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
        Assert.Equal(77_777, Assert.Single(_server.Asks).From);
    }

    [Fact]
    public async Task A_whole_part_needs_no_more_bytes()
    {
        new PartialFile(Target).Restart(new DownloadVersion(Url.ToString(), "\"v1\"", _content.Length));
        await File.WriteAllBytesAsync(Target + ".part", _content);
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
    }

    [Theory]
    [InlineData("\"v2\"", true)]
    [InlineData("\"v1\"", false)]
    public async Task A_part_of_another_version_or_without_ranges_starts_anew(string tag, bool ranges)
    {
        new PartialFile(Target).Restart(new DownloadVersion(Url.ToString(), "\"v1\"", _content.Length));
        await File.WriteAllBytesAsync(Target + ".part", new byte[50_000]);
        (_server.Tag, _server.GivesRanges) = (tag, ranges);
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task A_part_without_a_note_starts_anew()
    {
        await File.WriteAllBytesAsync(Target + ".part", new byte[50_000]);
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task A_part_that_is_longer_than_the_file_starts_anew()
    {
        new PartialFile(Target).Restart(new DownloadVersion(Url.ToString(), "\"v1\"", _content.Length));
        await File.WriteAllBytesAsync(Target + ".part", new byte[_content.Length + 5]);
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_server_that_fails_for_a_while_is_asked_again(int status)
    {
        _server.Next(FaultyServer.Status(status, "Retry-After: 3600"));
        _server.Next(FaultyServer.Status(status));
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
        Assert.Equal(2, _notices.Count);
        Assert.Contains($"the server answered {status}", _notices[0], StringComparison.Ordinal);

        // An hour is asked for, the longest pause is given.
        Assert.EndsWith("next attempt in 0 s", _notices[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task A_server_that_refuses_is_not_asked_again(int status)
    {
        _server.Next(FaultyServer.Status(status));
        var fault = await Assert.ThrowsAsync<SerException>(RunAsync);
        Assert.StartsWith($"{Url}: the server answered {status}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--mirror", fault.Message, StringComparison.Ordinal);
        Assert.Single(_server.Asks);
    }

    [Fact]
    public async Task A_server_that_always_fails_is_given_up_in_one_sentence()
    {
        for (var i = 0; i < 10; i++)
        {
            _server.Next(FaultyServer.Status(500));
        }

        var fault = await Assert.ThrowsAsync<SerException>(RunAsync);
        Assert.Contains("4 times in a row", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, _server.Asks.Count);
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_and_continued()
    {
        _server.Next(_server.Hang(30_000));
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
        Assert.Contains("sent nothing for too long", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_promises_more_than_it_sends_is_asked_again()
    {
        _server.Next(FaultyServer.Send(_content[..1000], 5_000));
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task A_server_that_sends_without_end_is_stopped()
    {
        _server.Next(FaultyServer.Send(new byte[60_000], null));
        var fault = await Assert.ThrowsAsync<SerException>(RunAsync);
        Assert.Contains("sends more than 1048576 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_followed()
    {
        _server.Next(FaultyServer.Status(302, "Location: /a.tar.gz"));
        await RunAsync();
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
        Assert.Equal(2, _server.Asks.Count);
    }

    [Fact]
    public async Task Nobody_there_is_said_in_one_sentence()
    {
        using var client = ArchiveDownload.CreateClient();
        var download = new ArchiveDownload(client, Impatient);
        var fault = await Assert.ThrowsAsync<SerException>(() =>
            download.RunAsync(new Uri("http://127.0.0.1:1/a.tar.gz"), Target, (_, _) => { }, _ => { }, default)
        );
        Assert.Contains("the connection failed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_size_is_known_before()
    {
        using var client = ArchiveDownload.CreateClient();
        Assert.Equal(_content.Length, await new ArchiveDownload(client, Impatient).SizeAsync(Url, _ => { }, default));
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private Uri Url => new(_server.Root, "a.tar.gz");

    private async Task RunAsync()
    {
        using var client = ArchiveDownload.CreateClient();
        await new ArchiveDownload(client, Impatient).RunAsync(Url, Target, (_, _) => { }, _notices.Add, default);
    }
}
