using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace SerWorkbook.Fuzzing.Engine;

/// <summary>The branches that inputs take, as the instrumented readers count them.</summary>
/// <remarks>As AFL has it: one byte for each pair of blocks that follow each other; counts differ by their order of magnitude.</remarks>
internal sealed unsafe class Coverage
{
    private const int MapBytes = 1 << 16;

    private readonly byte* _map = (byte*)NativeMemory.AlignedAlloc(MapBytes, 64);
    private readonly byte[] _seen = new byte[MapBytes];

    /// <summary>Takes over the map of the instrumentation.</summary>
    public Coverage()
    {
        Clear();
        Trace.SharedMem = _map;
    }

    /// <summary>How many pairs of blocks were seen so far.</summary>
    public int Edges { get; private set; }

    /// <summary>Starts an input.</summary>
    public void Clear()
    {
        new Span<byte>(_map, MapBytes).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Ends an input.</summary>
    /// <returns>Whether it took a branch, or took one by an order of magnitude more often, as none before it.</returns>
    public bool Add()
    {
        var isNew = false;
        var words = new ReadOnlySpan<ulong>(_map, MapBytes / sizeof(ulong));
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (var i = word * sizeof(ulong); i < (word + 1) * sizeof(ulong); i++)
            {
                var bucket = _map[i] == 0 ? 0 : 1 << BitOperations.Log2(_map[i]);
                if ((bucket & ~_seen[i]) != 0)
                {
                    Edges += _seen[i] == 0 ? 1 : 0;
                    _seen[i] |= (byte)bucket;
                    isNew = true;
                }
            }
        }

        return isNew;
    }
}
