using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SerWorkbook.Kernel.Messages;

/// <summary>Puts messages into the frames of Jupyter's wire protocol and takes them out.</summary>
internal sealed class MessageFrames
{
    /// <summary>The version of the messaging protocol that is spoken.</summary>
    public const string ProtocolVersion = "5.4";

    private const int JsonFrames = 4;

    // A route has one frame per hop, and no client sends buffers that this kernel uses.
    private const int MostFrames = 64;
    private const string UserName = "kernel";

    private static readonly JsonSerializerOptions JsonForm = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    private readonly MessageSigner _signer;
    private readonly SeenMessages _seen = new();
    private readonly string _session = Guid.NewGuid().ToString("N");
    private int _messages;

    public MessageFrames(MessageSigner signer)
    {
        _signer = signer;
    }

    /// <summary>Reads a message.</summary>
    /// <param name="frames">The frames as they came.</param>
    /// <returns>
    /// The message, or null if it is garbled, of an unknown form, not signed with the key, or repeated: such are passed over.
    /// </returns>
    /// <remarks>Only one thread may read.</remarks>
    public JupyterMessage? Read(IReadOnlyList<byte[]> frames)
    {
        var at = IndexOfDelimiter(frames);
        if (at < 0 || frames.Count > MostFrames || frames.Count < at + 2 + JsonFrames)
        {
            return null;
        }

        byte[][] json = [.. frames.Skip(at + 2).Take(JsonFrames)];
        if (!_signer.IsRight(frames[at + 1], json))
        {
            return null;
        }

        if (Parse(json[0]) is not { } header || Parse(json[3]) is not { } content || header.Text("msg_type") is not { Length: > 0 } type)
        {
            return null;
        }

        if (_signer.HasKey && !_seen.IsNew(frames[at + 1], header))
        {
            return null;
        }

        return new JupyterMessage
        {
            Identities = [.. frames.Take(at)],
            Header = header,
            Type = type,
            Content = content,
            Bytes = frames.Sum(frame => (long)frame.Length),
        };
    }

    /// <summary>Writes a message.</summary>
    /// <param name="identities">Whom it goes to, or the topic of what is published.</param>
    /// <param name="type">Its type, such as <c>execute_reply</c>.</param>
    /// <param name="parent">The header of the request that caused it; null for none.</param>
    /// <param name="content">Its fields.</param>
    /// <returns>The signed frames.</returns>
    public IReadOnlyList<byte[]> Write(IEnumerable<byte[]> identities, string type, JsonElement? parent, JsonObject content)
    {
        byte[][] json =
        [
            JsonSerializer.SerializeToUtf8Bytes(Header(type), JsonForm),
            parent is { } header ? JsonSerializer.SerializeToUtf8Bytes(header, JsonForm) : EmptyObject,
            EmptyObject,
            JsonSerializer.SerializeToUtf8Bytes(content, JsonForm),
        ];
        return [.. identities, Delimiter, _signer.Sign(json), .. json];
    }

    private JsonObject Header(string type) =>
        new()
        {
            ["msg_id"] = string.Create(CultureInfo.InvariantCulture, $"{_session}_{Interlocked.Increment(ref _messages)}"),
            ["session"] = _session,
            ["username"] = UserName,
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };

    private static int IndexOfDelimiter(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].AsSpan().SequenceEqual(Delimiter))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsonElement? Parse(byte[] frame)
    {
        try
        {
            // The reader takes any bytes inside a string; texts are to be read later, so they must be UTF-8 here.
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(frame);
            var element = JsonElement.Parse(frame);
            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
