using System.Security.Cryptography;
using System.Text;

namespace SerWorkbook.Kernel.Messages;

/// <summary>Signs messages with HMAC-SHA256 and checks the signatures of others.</summary>
internal sealed class MessageSigner
{
    private readonly byte[] _key;

    /// <summary>Takes the key of a connection file.</summary>
    /// <param name="key">The key; empty for messages without signature.</param>
    public MessageSigner(string key)
    {
        _key = Encoding.UTF8.GetBytes(key);
    }

    /// <summary>Whether there is a key, so that messages are signed.</summary>
    public bool HasKey => _key.Length > 0;

    /// <summary>Signs the four JSON frames of a message.</summary>
    /// <param name="frames">Header, parent header, metadata, content.</param>
    /// <returns>The signature in lower-case hexadecimal digits as ASCII; empty without a key.</returns>
    public byte[] Sign(ReadOnlySpan<byte[]> frames)
    {
        if (_key.Length == 0)
        {
            return [];
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in frames)
        {
            hmac.AppendData(frame);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    /// <summary>Checks the signature of a message.</summary>
    /// <param name="signature">The signature that came with it.</param>
    /// <param name="frames">Header, parent header, metadata, content.</param>
    /// <returns>True if whoever sent it has the key, or if there is none.</returns>
    public bool IsRight(byte[] signature, ReadOnlySpan<byte[]> frames) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(frames));
}
