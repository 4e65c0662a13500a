using System.Buffers;
using System.Security.Cryptography;
using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Speech;

/// <summary>A file that gives the bytes that were hashed when it was opened, or fails.</summary>
/// <remarks>
/// Opening reads the file once, for the hash of its content and of each block of it. Every block that is read later is held
/// to its hash, so that what is decoded is what was hashed, even when another program writes to the file meanwhile. A file
/// of one block is read once only. Memory is one block, plus 32 bytes per block.
/// </remarks>
public sealed class HashedFileStream : Stream
{
    private const int UsualBlockBytes = 1 << 20;

    private readonly FileStream _file;
    private readonly string _path;
    private readonly int _blockBytes;
    private readonly byte[] _blockHashes;
    private readonly byte[] _block;
    private int _current = -1;
    private long _position;
    private bool _disposed;

    private HashedFileStream(FileStream file, string path, int blockBytes)
    {
        _file = file;
        _path = path;
        Length = file.Length;
        _blockBytes = (int)Math.Clamp(Length, 1, blockBytes);
        _blockHashes = new byte[SHA256.HashSizeInBytes * ((Length + _blockBytes - 1) / _blockBytes)];
        _block = ArrayPool<byte>.Shared.Rent(_blockBytes);
        ContentHash = HashBlocks();
    }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public string ContentHash { get; }

    /// <inheritdoc/>
    public override bool CanRead => !_disposed;

    /// <inheritdoc/>
    public override bool CanSeek => !_disposed;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <summary>The number of bytes that were hashed.</summary>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <summary>Opens a file and hashes its content.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidAudioException">There is no such file, or it cannot be opened for reading.</exception>
    /// <exception cref="AudioChangedException">The file became shorter while it was hashed.</exception>
    public static HashedFileStream Open(string path) => Open(path, UsualBlockBytes);

    /// <summary>Opens a file with blocks of another size.</summary>
    internal static HashedFileStream Open(string path, int blockBytes)
    {
        var file = AudioFile.OpenRead(path);
        try
        {
            return new HashedFileStream(file, path, blockBytes);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="AudioChangedException">The file no longer holds the bytes that were hashed.</exception>
    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        Require((int)(_position / _blockBytes));
        var place = (int)(_position % _blockBytes);
        var count = Math.Min(buffer.Length, BytesOf(_current) - place);
        _block.AsSpan(place, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => Length + offset,
        };

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _file.Dispose();
            ArrayPool<byte>.Shared.Return(_block);
        }

        base.Dispose(disposing);
    }

    private string HashBlocks()
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; (long)i * _blockBytes < Length; i++)
        {
            var bytes = Load(i);
            whole.AppendData(bytes);
            SHA256.HashData(bytes, HashOf(i));
            _current = i;
        }

        return Convert.ToHexStringLower(whole.GetHashAndReset());
    }

    // Makes a block the current one. The buffer holds no block while the bytes are not known to be the hashed ones.
    private void Require(int number)
    {
        if (number == _current)
        {
            return;
        }

        _current = -1;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Load(number), hash);
        _current = hash.SequenceEqual(HashOf(number)) ? number : throw Changed();
    }

    private Span<byte> Load(int number)
    {
        var bytes = _block.AsSpan(0, BytesOf(number));
        var start = (long)number * _blockBytes;
        var done = 0;
        while (done < bytes.Length)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, bytes[done..], start + done);
            done += read > 0 ? read : throw Changed();
        }

        return bytes;
    }

    private int BytesOf(int number) => (int)Math.Min(_blockBytes, Length - (long)number * _blockBytes);

    private Span<byte> HashOf(int number) => _blockHashes.AsSpan(number * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);

    private AudioChangedException Changed() => new(_path, "the file changed while it was being read");
}
