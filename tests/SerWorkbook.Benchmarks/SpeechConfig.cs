using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;

namespace SerWorkbook.Benchmarks;

/// <summary>Times with multiples of real time and allocations; the native FFTW only where the machine has it.</summary>
internal sealed class SpeechConfig : ManualConfig
{
    public SpeechConfig(bool quick)
    {
        AddLogger(ConsoleLogger.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(new RealTimeColumn());
        AddDiagnoser(MemoryDiagnoser.Default);
        AddExporter(MarkdownExporter.GitHub, JsonExporter.Full);
        AddFilter(new FftwFilter());
        if (quick)
        {
            AddJob(
                Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance)
                    .WithWarmupCount(6)
                    .WithIterationCount(5)
                    .WithIterationTime(TimeInterval.FromMilliseconds(100))
            );
        }
    }
}
