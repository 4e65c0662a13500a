using MathNet.Numerics;
using SerWorkbook.Numerics;
using MathNetStudentT = MathNet.Numerics.Distributions.StudentT;

namespace SerWorkbook.Tests.Evaluation;

/// <summary>Compares our distribution functions with those of MathNet.Numerics, which were written independently.</summary>
/// <remarks>
/// Ours stay: their quantiles reproduce the closed forms for one and two degrees of freedom to 1e-12, MathNet's to 1e-7, and MathNet's
/// fail to converge for one degree and small tails.
/// </remarks>
public sealed class StudentTAgainstMathNetTests
{
    private static readonly double[] Tails = [1e-6, 1e-4, 0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 0.49];

    // 1 to 20, then in steps of a tenth to 10,000.
    private static readonly int[] Freedoms =
    [
        .. Enumerable.Range(1, 20),
        .. Enumerable.Range(0, 65).Select(step => (int)(20 * Math.Pow(1.1, step))),
        10_000,
    ];

    [Fact]
    public void Distribution_function_agrees()
    {
        var largest = (
            from freedom in Freedoms
            from t in Enumerable.Range(-200, 401).Select(quarter => quarter / 4.0)
            let tail = 0.5 * IncompleteBeta.Of(freedom / (freedom + t * t), 0.5 * freedom, 0.5)
            select Math.Abs((t > 0 ? 1 - tail : tail) - MathNetStudentT.CDF(0, 1, freedom, t))
        ).Max();

        Assert.True(largest < 1e-11, $"{largest}");
    }

    [Fact]
    public void Incomplete_beta_function_agrees()
    {
        var largest = (
            from a in (double[])[0.5, 1, 2, 3.5, 10, 50, 500, 5000]
            from b in (double[])[0.5, 1, 2, 10, 100]
            from x in Enumerable.Range(1, 199).Select(part => part / 200.0)
            select Math.Abs(IncompleteBeta.Of(x, a, b) - SpecialFunctions.BetaRegularized(a, b, x))
        ).Max();

        Assert.True(largest < 1e-11, $"{largest}");
    }

    [Fact]
    public void Quantile_of_the_intervals_agrees()
    {
        var largest = Freedoms.Max(freedom =>
            Math.Abs(StudentT.Exceeded(0.025, freedom) / MathNetStudentT.InvCDF(0, 1, freedom, 0.975) - 1)
        );

        Assert.True(largest < 1e-10, $"{largest}");
    }

    [Fact]
    public void Quantiles_lead_back_to_their_probabilities()
    {
        var largest = (
            from freedom in Freedoms
            from tail in Tails
            select Math.Abs(MathNetStudentT.CDF(0, 1, freedom, -StudentT.Exceeded(tail, freedom)) / tail - 1)
        ).Max();

        Assert.True(largest < 1e-9, $"{largest}");
    }

    [Fact]
    public void Quantiles_of_one_and_two_degrees_have_their_closed_forms()
    {
        foreach (var tail in Tails)
        {
            Assert.Equal(1, StudentT.Exceeded(tail, 1) * Math.Tan(Math.PI * tail), 1e-12);
            Assert.Equal(1, StudentT.Exceeded(tail, 2) * Math.Sqrt(2 * tail * (1 - tail)) / (1 - 2 * tail), 1e-12);
        }
    }
}
