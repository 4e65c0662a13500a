using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SerWorkbook.AudioCodecs;
using SerWorkbook.Speech;

namespace SerWorkbook.FeatureTables;

/// <summary>Keeps extracted features on disk, keyed by the recording's content and by all that shapes the features.</summary>
/// <remarks>
/// One file per recording, below a folder for each feature set and build of the code that extracts: the key holds the
/// SHA-256 of the recording, the set's id, the cutting and the identity of the assemblies that decode and extract, so that an entry is
/// right or absent. Files are written whole and then renamed, and end with a checksum: a crash in the middle, or a
/// damaged file, costs one extraction. Several processes may share a cache.
/// </remarks>
internal sealed class FeatureCache
{
    private const int HeaderBytes = 12;
    private const int ChecksumBytes = 32;
    private static ReadOnlySpan<byte> Magic => "SERF"u8;

    private static readonly string Build = HashOfCode();

    private readonly string _folder;

    /// <summary>Opens a cache.</summary>
    /// <param name="folder">Where it lies; made when it is first written.</param>
    public FeatureCache(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = folder;
    }

    /// <summary>Looks a recording up.</summary>
    /// <param name="contentHash">SHA-256 of the recording, lower-case hexadecimal.</param>
    /// <param name="set">The features.</param>
    /// <param name="cutting">How it was cut; <see langword="null"/> for whole.</param>
    /// <returns>One vector per segment, or <see langword="null"/> when there is no sound entry.</returns>
    public IReadOnlyList<float[]>? Find(string contentHash, FeatureSet set, Cutting? cutting)
    {
        ArgumentNullException.ThrowIfNull(set);
        try
        {
            return Parse(File.ReadAllBytes(PathOf(contentHash, set, cutting)), set);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Stores a recording's features; an entry that is there already is replaced.</summary>
    /// <param name="contentHash">SHA-256 of the recording, lower-case hexadecimal.</param>
    /// <param name="set">The features.</param>
    /// <param name="cutting">How it was cut; <see langword="null"/> for whole.</param>
    /// <param name="vectors">One vector per segment, one finite value per column.</param>
    /// <exception cref="ArgumentException">A vector has another length, or holds a value that is no finite number; nothing is stored
    /// then.</exception>
    public void Store(string contentHash, FeatureSet set, Cutting? cutting, IReadOnlyList<float[]> vectors)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(vectors);
        foreach (var vector in vectors)
        {
            Require(vector, set);
        }

        var path = PathOf(contentHash, set, cutting);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.WriteAllBytes(path, Render(vectors, set.Columns.Count));
    }

    private string PathOf(string contentHash, FeatureSet set, Cutting? cutting)
    {
        return Path.Combine(_folder, $"{set.Id}-{Build}", contentHash[..2], $"{contentHash}.{cutting?.ToString() ?? "whole"}.bin");
    }

    // The code that computes features, and the libraries that decode recordings for it.
    private static string HashOfCode()
    {
        var code = typeof(FeatureExtractor).Module.ModuleVersionId.ToString("N") + CodecLibraries.Identity;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)))[..12];
    }

    private static byte[] Render(IReadOnlyList<float[]> vectors, int columns)
    {
        var bytes = new byte[HeaderBytes + 4 * columns * vectors.Count + ChecksumBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), vectors.Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), columns);
        var place = HeaderBytes;
        foreach (var vector in vectors)
        {
            foreach (var value in vector)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(place), value);
                place += 4;
            }
        }

        SHA256.HashData(bytes.AsSpan(0, place), bytes.AsSpan(place));
        return bytes;
    }

    private static void Require(float[] vector, FeatureSet set)
    {
        if (vector.Length != set.Columns.Count)
        {
            throw new ArgumentException($"Got {vector.Length} features; {set.Id} has {set.Columns.Count}.", nameof(vector));
        }

        if (set.FindNonFinite(vector) is { } column)
        {
            throw new ArgumentException($"The feature '{column.Name}' is not a finite number; it is not stored.", nameof(vector));
        }
    }

    private static float[][]? Parse(byte[] bytes, FeatureSet set)
    {
        var columns = set.Columns.Count;
        if (
            bytes.Length < HeaderBytes + ChecksumBytes
            || !bytes.AsSpan(0, 4).SequenceEqual(Magic)
            || !SHA256
                .HashData(bytes.AsSpan(0, bytes.Length - ChecksumBytes))
                .AsSpan()
                .SequenceEqual(bytes.AsSpan(bytes.Length - ChecksumBytes))
        )
        {
            return null;
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        if (
            BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8)) != columns
            || bytes.Length != HeaderBytes + 4L * columns * count + ChecksumBytes
        )
        {
            return null;
        }

        var values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(HeaderBytes, 4 * columns * count));
        var vectors = new float[count][];
        for (var i = 0; i < count; i++)
        {
            vectors[i] = values.Slice(i * columns, columns).ToArray();
        }

        // An earlier version may have stored what could not be computed.
        return vectors.All(vector => set.FindNonFinite(vector) is null) ? vectors : null;
    }
}
