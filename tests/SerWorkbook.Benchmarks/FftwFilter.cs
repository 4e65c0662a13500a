using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;

namespace SerWorkbook.Benchmarks;

/// <summary>Leaves out the comparison with FFTW, with a word, where the library is not installed.</summary>
internal sealed class FftwFilter : IFilter
{
    private bool _told;

    public bool Predicate(BenchmarkCase benchmarkCase)
    {
        if (benchmarkCase.Descriptor.WorkloadMethod.Name != nameof(RealFftBenchmarks.Fftw) || FftwPlan.IsInstalled)
        {
            return true;
        }

        if (!_told)
        {
            Console.WriteLine(
                $"{FftwPlan.Library} is not on this machine (Debian: libfftw3-single3); the comparison with FFTW is left out."
            );
            _told = true;
        }

        return false;
    }
}
