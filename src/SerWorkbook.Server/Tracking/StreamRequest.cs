using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace SerWorkbook.Server.Tracking;

/// <summary>What the address of <c>/track</c> says about the audio.</summary>
/// <param name="SampleRate">Hz.</param>
/// <param name="Format">How samples come.</param>
internal sealed record StreamRequest(int SampleRate, SampleFormat Format)
{
    private const string RateKey = "rate";
    private const string FormatKey = "format";
    private const int LowestRate = 8_000;
    private const int HighestRate = 192_000;

    private static readonly SampleFormat[] Formats = [SampleFormat.Pcm, SampleFormat.Float];

    /// <summary>Reads the address.</summary>
    /// <param name="query">The part after the question mark.</param>
    /// <param name="fault">What is wrong with it; empty for nothing.</param>
    /// <returns>The request; <see langword="null"/> where it is wrong.</returns>
    public static StreamRequest? Read(IQueryCollection query, out string fault)
    {
        fault =
            query.Keys.Any(key => key is not (RateKey or FormatKey)) ? "The address may hold rate and format, and nothing else."
            : RateOf(query[RateKey]) is null
                ? FormattableString.Invariant($"The address must hold rate=HZ once, a whole number from {LowestRate} to {HighestRate}.")
            : FormatOf(query[FormatKey]) is null ? $"The format must be {string.Join(" or ", Formats.Select(format => format.Name))}."
            : "";
        return fault.Length > 0 ? null : new StreamRequest(RateOf(query[RateKey])!.Value, FormatOf(query[FormatKey])!);
    }

    private static int? RateOf(StringValues values) =>
        values.Count == 1
        && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rate)
        && rate is >= LowestRate and <= HighestRate
            ? rate
            : null;

    private static SampleFormat? FormatOf(StringValues values) =>
        values.Count switch
        {
            0 => SampleFormat.Pcm,
            1 => Formats.FirstOrDefault(format => format.Name == values[0]),
            _ => null,
        };
}
