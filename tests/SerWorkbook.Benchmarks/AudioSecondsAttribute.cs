namespace SerWorkbook.Benchmarks;

/// <summary>How many seconds of audio one call of each benchmark of a class works through.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AudioSecondsAttribute(double seconds) : Attribute
{
    public double Seconds { get; } = seconds;
}
