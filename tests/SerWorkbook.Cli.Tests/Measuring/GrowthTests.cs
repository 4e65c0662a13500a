using SerWorkbook.Cli.Measuring;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Measuring;

/// <summary>What each stage allocates grows no faster than the corpus: a count, which a busy machine does not change.</summary>
[Collection(nameof(Alone))]
public sealed class GrowthTests(ITestOutputHelper output)
{
    private const int Small = 60;
    private const int Large = 240;

    // A quarter more than linear: lists that double their capacity, and the runtime's own work.
    private const double MostGrowth = 1.25 * Large / Small;

    // Kilobytes per recording at the larger size; a third more than what was measured when this was written.
    private static readonly Dictionary<string, double> Limits = new()
    {
        ["synthesis"] = 2700,
        ["opening"] = 140,
        ["features"] = 45,
        ["features again"] = 12,
        ["audit"] = 240,
        ["leaks"] = 280,
        ["search"] = 130,
        ["evaluation"] = 55,
        ["explanation"] = 2100,
    };

    [Fact]
    public void No_stage_allocates_more_than_in_proportion_to_the_corpus_or_than_before()
    {
        var folder = Directory.CreateTempSubdirectory("serworkbook-growth-");
        try
        {
            var request = new ScaleRequest([Small, Large], 0.5, FeatureSet.MelStats, Trials: 3, Seed: 1, Threads: 1);
            var timings = new ScaleRun(request, folder.FullName, _ => { }).Measure(TestContext.Current.CancellationToken);
            var (small, large) = (timings.Where(t => t.Recordings == Small), timings.Where(t => t.Recordings == Large).ToArray());
            Assert.Equal(Limits.Keys, large.Select(timing => timing.Stage));
            foreach (var (before, after) in small.Zip(large))
            {
                var perRecording = after.AllocatedBytes / 1024.0 / Large;
                var growth = (double)after.AllocatedBytes / before.AllocatedBytes;
                output.WriteLine(FormattableString.Invariant($"{after.Stage}: {perRecording:0.0} kB per recording, x {growth:0.00}"));
                Assert.True(growth <= MostGrowth, FormattableString.Invariant($"{after.Stage} allocates {growth:0.00} times as much."));
                Assert.True(
                    perRecording <= Limits[after.Stage],
                    FormattableString.Invariant($"{after.Stage} allocates {perRecording:0.0} kB per recording.")
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>What counts the allocations of the whole process runs while nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
