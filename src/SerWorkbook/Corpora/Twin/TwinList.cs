using System.Globalization;
using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Twin;

/// <summary>A row of a list of clips: name, rate and length of a recording that somebody else has.</summary>
/// <param name="Path">Path below the corpus, with forward slashes.</param>
/// <param name="SampleRate">Sampling rate, Hz.</param>
/// <param name="Samples">Length, samples.</param>
internal sealed record TwinRow(string Path, int SampleRate, long Samples);

/// <summary>Reads lists of clips: CSV with the columns path, sample_rate_hz, and samples or duration_s.</summary>
internal static class TwinList
{
    private const double LongestSeconds = 3600;

    private static readonly string[] Rates = ["sampleratehz", "samplerate", "rate", "sr"];
    private static readonly string[] Lengths = ["samples", "frames", "numframes"];
    private static readonly string[] Durations = ["durations", "duration", "seconds", "length"];

    /// <summary>Reads a list.</summary>
    /// <exception cref="MissingDataException">There is no such file.</exception>
    /// <exception cref="SerException">A column is missing, or rows cannot be used; up to twenty of these are named.</exception>
    public static IReadOnlyList<TwinRow> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new MissingDataException($"{file}: there is no such list.");
        }

        var rows = CsvText.ReadRows(file);
        var header = rows.Count > 0 ? rows[0].Fields : [];
        var path = Require(file, header, ["path", "file", "filename"], "path");
        var rate = Require(file, header, Rates, "sample_rate_hz");
        var samples = Column(header, Lengths);
        var seconds = samples >= 0 ? -1 : Require(file, header, Durations, "samples or duration_s");
        var clips = new List<TwinRow>();
        var faults = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, fields) in rows.Skip(1))
        {
            string At(int column) => column < fields.Length ? fields[column] : "";
            var clip = new TwinRow(At(path), Whole(At(rate)), samples >= 0 ? Whole(At(samples)) : Scaled(At(seconds), Whole(At(rate))));
            if (FaultOf(clip) is { } fault)
            {
                faults.Add(FormattableString.Invariant($"line {line} ({clip.Path}): {fault}"));
            }
            else if (!seen.Add(clip.Path))
            {
                faults.Add(FormattableString.Invariant($"line {line} ({clip.Path}): the path is there twice"));
            }

            clips.Add(clip);
        }

        if (faults.Count > 0)
        {
            throw new SerException($"{file}: the list cannot be used:{Listing.Lines(faults)}");
        }

        return clips.Count > 0 ? clips : throw new SerException($"{file}: the list names no clip.");
    }

    private static string? FaultOf(TwinRow clip) =>
        clip.Path.Split('/') is var parts && !parts.All(IsPlain) || !clip.Path.EndsWith(".wav", StringComparison.OrdinalIgnoreCase)
            ? "a path below the corpus with forward slashes that ends in .wav is needed"
        : clip.SampleRate is < WavFile.LowestRate or > WavFile.HighestRate
            ? FormattableString.Invariant($"the rate must be {WavFile.LowestRate} to {WavFile.HighestRate} Hz")
        : clip.Samples < AudioCheck.ShortestSeconds * clip.SampleRate || clip.Samples > LongestSeconds * clip.SampleRate
            ? FormattableString.Invariant($"the length must be {AudioCheck.ShortestSeconds} to {LongestSeconds} s")
        : null;

    private static bool IsPlain(string part) =>
        part.Length > 0 && part[0] != '.' && part.All(letter => letter is ' ' or '.' or '-' or '_' or '+' || char.IsLetterOrDigit(letter));

    private static int Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static long Scaled(string seconds, int rate) =>
        double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length is > 0 and < 1e9
            ? (long)Math.Round(length * rate)
            : -1;

    private static int Column(string[] header, string[] names) =>
        Array.FindIndex(header, name => names.Contains(CorpusCatalogue.Key(name)));

    private static int Require(string file, string[] header, string[] names, string shown) =>
        Column(header, names) is >= 0 and var column
            ? column
            : throw new SerException($"{file}: the list has no column {shown}; it has {Listing.Of([.. header.Select(Wording.Short)])}.");
}
