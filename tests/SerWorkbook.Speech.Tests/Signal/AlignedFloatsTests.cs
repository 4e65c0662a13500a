using System.Runtime.CompilerServices;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

public sealed class AlignedFloatsTests
{
    [Fact]
    public void Keeps_its_values_when_the_collector_moves_it()
    {
        // Odd garbage between the arrays, so that compaction moves them by no whole number of lines.
        var memories = new List<AlignedFloats>();
        for (var i = 0; i < 50; i++)
        {
            _ = new byte[24 * i + 8];
            memories.Add(new AlignedFloats(100));
            for (var n = 0; n < 100; n++)
            {
                Unsafe.Add(ref memories[i].First, n) = 1000 * i + n;
            }
        }

        for (var round = 0; round < 3; round++)
        {
            GC.Collect(round, GCCollectionMode.Forced, blocking: true, compacting: true);
            for (var i = 0; i < 50; i++)
            {
                for (var n = 0; n < 100; n++)
                {
                    Assert.Equal(1000 * i + n, Unsafe.Add(ref memories[i].First, n));
                }
            }
        }
    }

    [Fact]
    public void Transforms_give_the_same_after_a_collection()
    {
        var signal = TestSignal.Noise(1, 1024, 1).Samples.ToArray();
        var (before, after) = (new float[513], new float[513]);
        var ffts = Enumerable.Range(0, 20).Select(_ => new RealFft(1024)).ToArray();
        ffts[0].Power(signal, before);
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        foreach (var fft in ffts)
        {
            fft.Power(signal, after);
            Assert.Equal(before, after);
        }
    }
}
