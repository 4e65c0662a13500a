using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Keeps the descriptors of a recording, frame by frame in, column by column out.</summary>
/// <remarks>
/// Frames are gathered in blocks that hold one column after the other. Beyond a number of blocks they move to a temporary
/// file, so that a recording of hours needs no more memory than one of minutes; what is read back is the same, bit for
/// bit. The file goes when the recording ends, or with the process.
/// </remarks>
internal sealed class FrameColumns
{
    private readonly int _columns;
    private readonly int _blockFrames;
    private readonly int _blocksInMemory;
    private readonly List<float[]> _blocks = [];
    private FileStream? _file;
    private int _spilled;

    /// <summary>Prepares an empty store.</summary>
    /// <param name="columns">Values per frame.</param>
    /// <param name="blockFrames">Frames per block.</param>
    /// <param name="blocksInMemory">Blocks that are held in memory, 1 or more.</param>
    public FrameColumns(int columns, int blockFrames, int blocksInMemory)
    {
        _columns = columns;
        _blockFrames = blockFrames;
        _blocksInMemory = blocksInMemory;
    }

    /// <summary>Number of frames.</summary>
    public int Frames { get; private set; }

    /// <summary>Adds a frame.</summary>
    /// <param name="frame">One value per column.</param>
    /// <exception cref="IOException">The temporary file cannot be written.</exception>
    public void Add(ReadOnlySpan<float> frame)
    {
        var place = Frames % _blockFrames;
        var block = Block(Frames / _blockFrames - _spilled);
        for (var column = 0; column < _columns; column++)
        {
            block[column * _blockFrames + place] = frame[column];
        }

        Frames++;
    }

    /// <summary>Reads one column.</summary>
    /// <param name="column">Column, from 0.</param>
    /// <param name="values">Takes one value per frame, for all frames or the first ones.</param>
    public void Read(int column, Span<float> values)
    {
        for (var block = 0; block * _blockFrames < values.Length; block++)
        {
            var target = values.Slice(block * _blockFrames, Math.Min(_blockFrames, values.Length - block * _blockFrames));
            if (block < _spilled)
            {
                var place = ((long)block * _columns + column) * _blockFrames * sizeof(float);
                _file!.Seek(place, SeekOrigin.Begin);
                _file.ReadExactly(MemoryMarshal.AsBytes(target));
            }
            else
            {
                _blocks[block - _spilled].AsSpan(column * _blockFrames, target.Length).CopyTo(target);
            }
        }
    }

    /// <summary>Forgets all frames; the memory is kept for the next recording.</summary>
    public void Clear()
    {
        _file?.Dispose();
        _file = null;
        _spilled = 0;
        Frames = 0;
    }

    private float[] Block(int index)
    {
        if (index == _blocksInMemory)
        {
            Spill();
            index = 0;
        }

        if (index == _blocks.Count)
        {
            _blocks.Add(new float[_columns * _blockFrames]);
        }

        return _blocks[index];
    }

    private void Spill()
    {
        _file ??= new FileStream(
            Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"ser-frames-{Environment.ProcessId}-{Guid.NewGuid():N}")),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
                BufferSize = 0,
            }
        );
        _file.Seek(0, SeekOrigin.End);
        foreach (var block in _blocks)
        {
            _file.Write(MemoryMarshal.AsBytes<float>(block));
        }

        _spilled += _blocks.Count;
    }
}
