using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace SerWorkbook.Benchmarks;

/// <summary>Seconds of audio a second of computing, for benchmarks that say how much audio they work through.</summary>
internal sealed class RealTimeColumn : IColumn
{
    private const double NanosecondsPerSecond = 1e9;

    public string Id => nameof(RealTimeColumn);

    public string ColumnName => "x real time";

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Seconds of audio that are worked through in a second, on one core, by the median";

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(benchmark => Seconds(benchmark) is not null);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        Seconds(benchmarkCase) is { } seconds && summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? (seconds * NanosecondsPerSecond / statistics.Median).ToString("N0", CultureInfo.InvariantCulture)
            : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    private static double? Seconds(BenchmarkCase benchmark) =>
        benchmark.Descriptor.Type.GetCustomAttribute<AudioSecondsAttribute>()?.Seconds;
}
