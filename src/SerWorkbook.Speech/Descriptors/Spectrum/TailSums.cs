using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>Sums of the smallest and of the largest of a row of values; holds the memory for it.</summary>
/// <remarks>
/// The bits of values from 0 up, read as whole numbers, have the order of the values, so the limit between those that belong to a sum and
/// those that do not is found by halving an interval of whole numbers: about ten passes that compare and count whole vectors, where a
/// selection by exchanges mispredicts half of its branches. Values are summed in the order in which they stand.
/// </remarks>
/// <param name="longest">The largest number of values, 1 or more.</param>
internal sealed class TailSums(int longest)
{
    private readonly int[] _keys = new int[longest + Vector<int>.Count];
    private readonly int[] _chosen = new int[longest + Vector<int>.Count];

    /// <summary>The sum of the smallest values.</summary>
    /// <param name="values">Values of 0 or more, at most as many as there is memory for.</param>
    /// <param name="count">How many of them, 1 to all.</param>
    public float Smallest(ReadOnlySpan<float> values, int count)
    {
        if (count == 1)
        {
            return TensorPrimitives.Min(values);
        }

        MemoryMarshal.Cast<float, int>(values).CopyTo(_keys);
        return Sum(values.Length, count, Vector<int>.Zero);
    }

    /// <summary>The sum of the largest values.</summary>
    /// <param name="values">Values of 0 or more, at most as many as there is memory for.</param>
    /// <param name="count">How many of them, 1 to all.</param>
    public float Largest(ReadOnlySpan<float> values, int count)
    {
        if (count == 1)
        {
            return TensorPrimitives.Max(values);
        }

        // The complement has the opposite order.
        TensorPrimitives.OnesComplement(MemoryMarshal.Cast<float, int>(values), _keys.AsSpan(0, values.Length));
        return Sum(values.Length, count, Vector<int>.AllBitsSet);
    }

    // The sum of the values with the smallest keys, which are their bits, all of them flipped or none.
    private float Sum(int length, int count, Vector<int> flipped)
    {
        var keys = Padded(length);
        var (limit, below) = FindLimit(keys, _keys.AsSpan(0, length), count);
        var chosen = MemoryMarshal.Cast<int, Vector<int>>(_chosen.AsSpan());
        var limits = new Vector<int>(limit);
        for (var i = 0; i < keys.Length; i++)
        {
            chosen[i] = Vector.LessThan(keys[i], limits) & (keys[i] ^ flipped);
        }

        var sum = FixedOrderSums.Sum<float>(MemoryMarshal.Cast<int, float>(_chosen.AsSpan(0, length)));
        return count > below ? sum + (count - below) * BitConverter.Int32BitsToSingle(limit ^ flipped[0]) : sum;
    }

    // Beyond the values stand keys that are never below a limit.
    private ReadOnlySpan<Vector<int>> Padded(int length)
    {
        _keys.AsSpan(length, Vector<int>.Count).Fill(int.MaxValue);
        var count = (length + Vector<int>.Count - 1) / Vector<int>.Count;
        return MemoryMarshal.Cast<int, Vector<int>>(_keys)[..count];
    }

    // A limit with as many keys below it as wanted, or the key that is repeated across that place, with fewer.
    private static (int Limit, int Below) FindLimit(ReadOnlySpan<Vector<int>> vectors, ReadOnlySpan<int> keys, int count)
    {
        var (low, high) = (TensorPrimitives.Min(keys), TensorPrimitives.Max(keys));
        while (low < high)
        {
            var middle = (int)(((long)low + high) >> 1) + 1;
            var below = CountBelow(vectors, middle);
            if (below == count)
            {
                return (middle, count);
            }

            (low, high) = below < count ? (middle, high) : (low, middle - 1);
        }

        return (low, CountBelow(vectors, low));
    }

    private static int CountBelow(ReadOnlySpan<Vector<int>> vectors, int limit)
    {
        var limits = new Vector<int>(limit);
        var sum = Vector<int>.Zero;
        foreach (var vector in vectors)
        {
            sum += Vector.LessThan(vector, limits);
        }

        return -Vector.Sum(sum);
    }
}
