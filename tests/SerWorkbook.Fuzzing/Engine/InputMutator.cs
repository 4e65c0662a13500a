using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Fuzzing.Engine;

/// <summary>Makes inputs from others: flipped bits, borders of numbers, tokens, pieces that are cut or doubled.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="target">What the format knows, and how long inputs are.</param>
internal sealed class InputMutator(SeededRandom random, FuzzTarget target)
{
    private const int LongInputs = 256;
    private const int MostSteps = 6;

    private static readonly long[] Borders =
    [
        0,
        1,
        -1,
        2,
        16,
        127,
        128,
        255,
        256,
        32_767,
        32_768,
        65_535,
        65_536,
        int.MaxValue,
        int.MinValue,
        uint.MaxValue,
        long.MaxValue,
        long.MinValue,
    ];

    private static readonly string[] Numbers =
    [
        "0",
        "-1",
        "1e999",
        "-1e999",
        "1e-999",
        "NaN",
        "Infinity",
        "99",
        "2147483648",
        "9223372036854775807",
        "0.1",
        "1e39",
        "-0",
    ];

    /// <summary>A new input.</summary>
    /// <param name="parent">What it is made from.</param>
    /// <param name="other">What pieces may be taken from.</param>
    public byte[] Mutate(byte[] parent, byte[] other)
    {
        var bytes = parent.ToList();
        var mostBytes = random.Next(LongInputs) == 0 ? target.MostBytes : target.UsualBytes;
        for (var steps = 1 + random.Next(MostSteps); steps > 0; steps--)
        {
            Step(bytes, other, mostBytes);
        }

        return [.. bytes.Take(mostBytes)];
    }

    private void Step(List<byte> bytes, byte[] other, int mostBytes)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(12))
        {
            case 0 or 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3:
                Overwrite(bytes, at, Border());
                break;
            case 4:
                bytes.RemoveRange(at, Length(bytes.Count - at));
                break;
            case 5:
                bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), Length(64)));
                break;
            case 6 when bytes.Count > 0:
                Repeat(bytes, at, mostBytes);
                break;
            case 7 when other.Length > 0:
                var from = random.Next(other.Length);
                Put(bytes, at, other.AsSpan(from, Length(other.Length - from)).ToArray());
                break;
            case 8 or 9 when target.Tokens.Count > 0:
                Put(bytes, at, target.Tokens[random.Next(target.Tokens.Count)]);
                break;
            case 10:
                ReplaceNumber(bytes, at);
                break;
            case 11 when at < bytes.Count:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.Insert(at, (byte)random.Next(256));
                break;
        }
    }

    // Mostly short, now and then long.
    private int Length(int most) =>
        most <= 0 ? 0
        : random.Next(4) == 0 ? random.Next(most + 1)
        : random.Next(Math.Min(most, 16) + 1);

    private byte[] Border()
    {
        var value = BitConverter.GetBytes(Borders[random.Next(Borders.Length)] + random.Next(3) - 1);
        var bytes = value[..(1 << random.Next(4))];
        if (random.Next(2) == 0)
        {
            Array.Reverse(bytes);
        }

        return bytes;
    }

    private void Put(List<byte> bytes, int at, byte[] piece)
    {
        if (random.Next(2) == 0)
        {
            bytes.InsertRange(at, piece);
        }
        else
        {
            Overwrite(bytes, at, piece);
        }
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] piece)
    {
        bytes.RemoveRange(at, Math.Min(piece.Length, bytes.Count - at));
        bytes.InsertRange(at, piece);
    }

    // Many times now and then: what takes the square of a length shows only so.
    private void Repeat(List<byte> bytes, int at, int mostBytes)
    {
        var start = Math.Min(at, bytes.Count - 1);
        var piece = bytes.GetRange(start, Math.Max(1, Length(bytes.Count - start)));
        var times = random.Next(8) == 0 ? random.Next(mostBytes) / piece.Count : random.Next(4);
        bytes.InsertRange(start, Enumerable.Repeat(piece, Math.Min(times, mostBytes / piece.Count)).SelectMany(copy => copy));
    }

    // A number in a text, from its first digit to its last.
    private void ReplaceNumber(List<byte> bytes, int at)
    {
        var start = bytes.FindIndex(Math.Min(at, bytes.Count), value => char.IsAsciiDigit((char)value));
        if (start < 0)
        {
            return;
        }

        var end = start;
        while (end < bytes.Count && (char.IsAsciiDigit((char)bytes[end]) || bytes[end] is (byte)'.' or (byte)'e' or (byte)'-'))
        {
            end++;
        }

        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.ASCII.GetBytes(Numbers[random.Next(Numbers.Length)]));
    }
}
