namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Collects decoded samples, no more than a file of its size can honestly hold.</summary>
/// <param name="name">The name for error messages.</param>
/// <param name="fileBytes">Size of the file, bytes.</param>
internal sealed class SampleList(string name, long fileBytes)
{
    // Nearly nine minutes at 16 kHz whatever the size: silence compresses to nothing. Beyond that, eight times what speech takes
    // in the densest codec (Opus at 6 kbit/s, decoded at 48 kHz: 64 samples per byte).
    private const long AlwaysAllowed = 1 << 23;
    private const long AllowedPerByte = 512;

    private float[] _samples = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>All samples.</summary>
    public ReadOnlyMemory<float> Samples => _samples.AsMemory(0, Count);

    /// <summary>Makes room at the end.</summary>
    /// <param name="count">How many samples are added.</param>
    /// <returns>The place of the new samples.</returns>
    /// <exception cref="InvalidAudioException">The samples would be too many for the file, or for memory.</exception>
    public Span<float> Extend(int count)
    {
        var total = (long)Count + count;
        if (total > AlwaysAllowed + AllowedPerByte * fileBytes || total > Array.MaxLength)
        {
            throw new InvalidAudioException(
                name,
                total > Array.MaxLength
                    ? $"it holds more than {Array.MaxLength} samples; cut it into shorter recordings"
                    : FormattableString.Invariant(
                        $"its {fileBytes} bytes unpack to more than {total} samples; this is damaged or made to exhaust memory"
                    )
            );
        }

        if (total > _samples.Length)
        {
            Array.Resize(ref _samples, (int)Math.Min(Array.MaxLength, Math.Max(total, 2L * _samples.Length)));
        }

        var place = _samples.AsSpan(Count, count);
        Count += count;
        return place;
    }

    /// <summary>Removes samples from the start.</summary>
    public void DropFirst(int count)
    {
        var dropped = Math.Min(count, Count);
        _samples.AsSpan(dropped, Count - dropped).CopyTo(_samples);
        Count -= dropped;
    }

    /// <summary>Removes what lies beyond a length.</summary>
    public void Shorten(int count) => Count = Math.Min(Count, count);
}
