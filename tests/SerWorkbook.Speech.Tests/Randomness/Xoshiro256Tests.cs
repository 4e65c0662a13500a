namespace SerWorkbook.Speech.Tests.Randomness;

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
    public void State_of_zeros_is_refused() => Assert.Throws<ArgumentException>(() => Xoshiro256.WithState(0, 0, 0, 0));
}
