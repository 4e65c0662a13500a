using System.Text.RegularExpressions;

namespace SerWorkbook.Speech.Tests.Signal;

/// <summary>
/// Sums whose order follows the width of the processor's vectors give other bytes on other machines; the sources hold none of them.
/// </summary>
public sealed partial class FixedWidthTests
{
    // They work value by value, or count with whole numbers, which no order changes: any width gives the same bits.
    private static readonly HashSet<string> AnyWidth =
    [
        "src/SerWorkbook.Speech/Signal/PortableTransform.cs",
        "src/SerWorkbook.Speech/Descriptors/Spectrum/TailSums.cs",
        "src/SerWorkbook.Speech/Descriptors/Spectrum/ZeroCrossings.cs",
    ];

    // Methods of TensorPrimitives that work value by value, or choose one value, and so have no order to sum in.
    private static readonly HashSet<string> Orderless =
    [
        "Add",
        "ConvertSaturating",
        "ConvertTruncating",
        "Divide",
        "Exp",
        "Exp2",
        "Floor",
        "IndexOfMax",
        "IndexOfMaxMagnitude",
        "Log",
        "Log2",
        "Max",
        "MaxMagnitude",
        "MaxMagnitudeNumber",
        "Min",
        "Multiply",
        "MultiplyAdd",
        "Negate",
        "OnesComplement",
        "Reciprocal",
        "Sqrt",
        "Subtract",
    ];

    [Fact]
    public void Sources_sum_in_an_order_that_no_processor_decides()
    {
        var root = Repository.Root();
        var found = new List<string>();
        foreach (var path in Sources(root))
        {
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            var text = File.ReadAllText(path);
            found.AddRange(
                Call()
                    .Matches(text)
                    .Select(call => call.Groups["method"].Value)
                    .Where(method => !Orderless.Contains(method))
                    .Select(method => $"{name}: TensorPrimitives.{method}")
            );
            found.AddRange(
                WidthOfTheMachine()
                    .Matches(text)
                    .Select(use => use.Value)
                    .Where(use => !AnyWidth.Contains(name) || use.Contains("512", StringComparison.Ordinal))
                    .Select(use => $"{name}: {use}")
            );
        }

        Assert.Empty(found);
    }

    private static IEnumerable<string> Sources(string root) =>
        Directory
            .EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"TensorPrimitives\.(?<method>\w+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"\bVector<|\bVector512(?!\.IsHardwareAccelerated)|\bVector\.(Sum|Dot)\b")]
    private static partial Regex WidthOfTheMachine();
}
