using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class VoiceRandomTests
{
    [Fact]
    public void Gives_other_numbers_for_another_seed_or_name()
    {
        var numbers = new[] { VoiceRandom.For(1, "a"), VoiceRandom.For(2, "a"), VoiceRandom.For(1, "b") }.Select(r => r.NextDouble());
        Assert.Equal(3, numbers.Distinct().Count());
    }

    [Fact]
    public void Has_the_moments_it_promises()
    {
        const int count = 200_000;
        var random = new VoiceRandom(7);
        var normal = Enumerable.Range(0, count).Select(_ => random.Normal()).ToArray();
        var noise = Enumerable.Range(0, count).Select(_ => random.Noise()).ToArray();
        Assert.InRange(normal.Average(), -0.01, 0.01);
        Assert.InRange(normal.Average(x => x * x), 0.96, 1.01); // cut off at three deviations
        Assert.InRange(noise.Average(), -0.01, 0.01);
        Assert.InRange(noise.Average(x => x * x), 0.99, 1.01);
        Assert.All(noise, x => Assert.InRange(x, -Math.Sqrt(3), Math.Sqrt(3)));
    }
}
