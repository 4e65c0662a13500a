using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SerWorkbook.Kernel.Tests.Client;

/// <summary>The client's own reading of the wire protocol, so that kernel and client cannot share a mistake.</summary>
public sealed class ClientWire(string key)
{
    private readonly string _session = Guid.NewGuid().ToString();
    private int _count;

    public (string Id, List<byte[]> Frames) Write(string type, object content, string? signWith = null)
    {
        var id = $"{_session}-{Interlocked.Increment(ref _count)}";
        var header = new
        {
            msg_id = id,
            session = _session,
            username = "test",
            date = "2026-01-02T03:04:05.678901Z",
            msg_type = type,
            version = "5.3",
        };
        byte[][] json = [.. new object[] { header, new { }, new { }, content }.Select(part => JsonSerializer.SerializeToUtf8Bytes(part))];
        return (id, ["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(Sign(json, signWith ?? key)), .. json]);
    }

    public ClientMessage Read(IReadOnlyList<byte[]> frames)
    {
        var at = frames.ToList().FindIndex(f => Encoding.UTF8.GetString(f) == "<IDS|MSG>");
        Assert.True(at >= 0, "A message without delimiter.");
        byte[][] json = [.. frames.Skip(at + 2).Take(4)];
        Assert.Equal(Sign(json, key), Encoding.ASCII.GetString(frames[at + 1]));
        var parts = json.Select(f => JsonDocument.Parse(f).RootElement).ToList();
        var parent = parts[1].TryGetProperty("msg_id", out var id) ? id.GetString()! : "";
        foreach (var field in new[] { "msg_id", "session", "username", "date", "msg_type", "version" })
        {
            Assert.Equal(JsonValueKind.String, parts[0].GetProperty(field).ValueKind);
        }

        return new ClientMessage(parts[0].GetProperty("msg_type").GetString()!, parent, parts[0], parts[3]);
    }

    private static string Sign(byte[][] frames, string key) =>
        key.Length == 0
            ? ""
            : Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), frames.SelectMany(f => f).ToArray())).ToLowerInvariant();
}
