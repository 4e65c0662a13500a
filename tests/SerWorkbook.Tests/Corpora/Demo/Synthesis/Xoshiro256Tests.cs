using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class Xoshiro256Tests
{
    // First outputs from state 1, 2, 3, 4 of the authors' C program, as in the tests of Rust's rand_xoshiro.
    [Fact]
    public void Gives_the_authors_numbers()
    {
        var random = Xoshiro256.WithState(1, 2, 3, 4);
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }

    // First outputs of SplitMix64 for seed 1234567, as on Rosetta Code.
    [Fact]
    public void Is_seeded_by_SplitMix64()
    {
        var seeded = new Xoshiro256(1234567);
        var state = Xoshiro256.WithState(6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431);
        Assert.Equal(Enumerable.Range(0, 8).Select(_ => state.NextUInt64()), Enumerable.Range(0, 8).Select(_ => seeded.NextUInt64()));
    }

    [Fact]
    public void Gives_other_numbers_for_another_seed_or_name()
    {
        var numbers = new[] { Xoshiro256.For(1, "a"), Xoshiro256.For(2, "a"), Xoshiro256.For(1, "b") }.Select(r => r.NextUInt64());
        Assert.Equal(3, numbers.Distinct().Count());
    }

    [Fact]
    public void Has_the_moments_it_promises()
    {
        const int count = 200_000;
        var random = new Xoshiro256(7);
        var normal = Enumerable.Range(0, count).Select(_ => random.Normal()).ToArray();
        var noise = Enumerable.Range(0, count).Select(_ => random.Noise()).ToArray();
        Assert.InRange(normal.Average(), -0.01, 0.01);
        Assert.InRange(normal.Average(x => x * x), 0.96, 1.01); // cut off at three deviations
        Assert.InRange(noise.Average(), -0.01, 0.01);
        Assert.InRange(noise.Average(x => x * x), 0.99, 1.01);
        Assert.All(noise, x => Assert.InRange(x, -Math.Sqrt(3), Math.Sqrt(3)));
    }
}
