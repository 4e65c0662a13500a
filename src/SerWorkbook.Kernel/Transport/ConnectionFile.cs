using System.Net;
using System.Text.Json;
using SerWorkbook.Kernel.Messages;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel;

/// <summary>Where a Jupyter client expects the kernel, and the key that both sign their messages with.</summary>
/// <remarks>The format is that of Jupyter's "Making kernels for Jupyter", section "Connection files".</remarks>
public sealed record ConnectionFile
{
    private const string OnlyScheme = "hmac-sha256";
    private const int LargestFile = 1 << 20;

    /// <summary>The address that the sockets bind to, such as <c>127.0.0.1</c>.</summary>
    public required string Ip { get; init; }

    /// <summary>The TCP port of requests, from 1 to 65535; 0 lets the system choose one.</summary>
    public required int ShellPort { get; init; }

    /// <summary>The TCP port on which outputs are published.</summary>
    public required int IoPubPort { get; init; }

    /// <summary>The TCP port on which the kernel asks the user for input.</summary>
    public required int StdinPort { get; init; }

    /// <summary>The TCP port of requests that do not wait for a running cell.</summary>
    public required int ControlPort { get; init; }

    /// <summary>The TCP port of the heartbeat.</summary>
    public required int HeartbeatPort { get; init; }

    /// <summary>The key of the signatures; an empty text for messages that are not signed.</summary>
    public required string Key { get; init; }

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The file that the client wrote.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="NotebookException">The file cannot be read, is no connection file, or asks for what there is not.</exception>
    public static ConnectionFile Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var document = JsonDocument.Parse(NotebookFile.ReadAllBytes(path, LargestFile));
            return Read(document.RootElement, path);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new NotebookException($"'{path}' is not a connection file of Jupyter: it is not JSON.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"The connection file '{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Says what the connection leaves open to others.</summary>
    /// <returns>A sentence for an address that other machines reach, and one for a missing key.</returns>
    internal IEnumerable<string> Warnings()
    {
        if (IsOpen)
        {
            yield return $"The kernel listens on {Ip}, which other machines may reach: whoever has the key of the connection file can run "
                + "code here. The address 127.0.0.1 keeps others out.";
        }

        if (Key.Length == 0)
        {
            yield return "The connection file has no key: messages are not signed, so every program that can connect to the kernel can run "
                + "code here.";
        }
    }

    /// <summary>Refuses an address that other machines reach together with messages that are not signed.</summary>
    /// <param name="what">What names them.</param>
    /// <exception cref="NotebookException">That is so.</exception>
    internal void RequireKeyWhereOpen(string what)
    {
        if (IsOpen && Key.Length == 0)
        {
            throw new NotebookException(
                $"{what} names the address {Ip} and no key: any machine that reaches it could run code here. Give a key, or the address "
                    + "127.0.0.1."
            );
        }
    }

    private bool IsOpen => IPAddress.TryParse(Ip, out var address) && !IPAddress.IsLoopback(address);

    private static ConnectionFile Read(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new NotebookException($"'{path}' is not a connection file of Jupyter: it holds no JSON object.");
        }

        RequireText(root, path, "transport", "tcp");
        var ip = Text(root, "ip") ?? "127.0.0.1";
        if (!IPAddress.TryParse(ip, out _))
        {
            throw new NotebookException($"'{path}' names the address '{ip}'; it must be an IP address such as 127.0.0.1.");
        }

        var key = Text(root, "key") ?? "";
        if (key.Length > 0)
        {
            RequireText(root, path, "signature_scheme", OnlyScheme);
        }

        var connection = new ConnectionFile
        {
            Ip = ip,
            ShellPort = Port(root, path, "shell_port"),
            IoPubPort = Port(root, path, "iopub_port"),
            StdinPort = Port(root, path, "stdin_port"),
            ControlPort = Port(root, path, "control_port"),
            HeartbeatPort = Port(root, path, "hb_port"),
            Key = key,
        };
        connection.RequireKeyWhereOpen($"'{path}'");
        return connection;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void RequireText(JsonElement root, string path, string name, string wanted)
    {
        if (Text(root, name) is { } given && given != wanted)
        {
            throw new NotebookException($"'{path}' asks for {name} '{given}'; this kernel has '{wanted}' only.");
        }
    }

    private static int Port(JsonElement root, string path, string name) =>
        root.Whole(name) is { } port and >= 0 and <= IPEndPoint.MaxPort
            ? port
            : throw new NotebookException($"'{path}' names no usable {name}; it must be a whole number from 0 to {IPEndPoint.MaxPort}.");
}
