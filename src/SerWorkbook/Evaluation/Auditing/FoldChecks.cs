using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Checks whether a split keeps its promise: looks in every fold for what occurs on both sides.</summary>
/// <param name="table">The table that was split.</param>
/// <param name="split">The split.</param>
internal sealed class FoldChecks(FeatureTable table, DataSplit split)
{
    private const int MostExamples = 5;

    /// <summary>Runs the checks.</summary>
    /// <param name="copies">Recordings with the same audio; empty if the audio was not analysed.</param>
    /// <returns>The checks in a fixed order.</returns>
    public IReadOnlyList<AuditCheck> Run(IReadOnlyList<AudioCopy> copies)
    {
        var groupOf = GroupsOf(copies);
        return
        [
            Rows(),
            Shared("recordings", "recording", "path of each row's recording", KeptApart.Recordings, u => u.Path, (_, _) => true),
            Shared(
                "identical files",
                "file under two names",
                "SHA-256 of each file",
                KeptApart.Recordings,
                u => u.ContentHash,
                (a, b) => a.Path != b.Path
            ),
            Shared(
                "copied audio",
                "recording under two names",
                "fingerprint and wave of each recording",
                KeptApart.Recordings,
                u => groupOf.GetValueOrDefault(u.Path),
                (a, b) => a.Path != b.Path && a.ContentHash != b.ContentHash
            ),
            Shared("speakers", "speaker", "speaker of each row", KeptApart.Speakers, u => u.Speaker, (_, _) => true),
            Sentences(),
            Classes(),
        ];
    }

    private static Dictionary<string, string> GroupsOf(IReadOnlyList<AudioCopy> copies)
    {
        var places = copies
            .SelectMany(copy => new[] { copy.First, copy.Second })
            .Distinct(StringComparer.Ordinal)
            .Index()
            .ToDictionary(place => place.Item, place => place.Index, StringComparer.Ordinal);
        var groups = new DisjointSets(places.Count);
        foreach (var copy in copies)
        {
            groups.Join(places[copy.First], places[copy.Second]);
        }

        return places.ToDictionary(
            place => place.Key,
            place => FormattableString.Invariant($"{groups.Find(place.Value)}"),
            StringComparer.Ordinal
        );
    }

    private AuditCheck Rows()
    {
        var crossing = split.Folds.SelectMany(fold => fold.Test.Intersect(fold.Train).Select(row => (Row: row, Fold: fold.Name))).ToArray();
        var repeated = split.Folds.SelectMany(fold => fold.Test).CountBy(row => row).Count(count => count.Value > 1);
        var finding =
            crossing.Length > 0
                ? FormattableString.Invariant(
                    $"{crossing.Length} {(crossing.Length == 1 ? "row is" : "rows are")} trained on and tested in the same fold."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"No row is trained on and tested in the same fold; {split.Folds.SelectMany(fold => fold.Test).Distinct().Count()} of "
                        + $"{Wording.Count(table.Rows.Count, "row")} {(table.Rows.Count == 1 ? "is" : "are")} tested"
                        + $"{(repeated > 0 ? FormattableString.Invariant($", {repeated} of them more than once") : "")}."
                );
        var verdict =
            crossing.Length == 0 ? AuditVerdict.Good
            : split.Apart == KeptApart.Nothing ? AuditVerdict.Warning
            : AuditVerdict.Leak;
        return new AuditCheck(
            "rows",
            "rows of both sides of each fold",
            verdict,
            finding,
            [.. crossing.Take(MostExamples).Select(item => new AuditExample(PathOf(item.Row), PathOf(item.Row), item.Fold))]
        );
    }

    private AuditCheck Sentences()
    {
        var check = Shared("sentences", "sentence", "sentence of each row", KeptApart.Sentences, u => u.Sentence, (_, _) => true);
        var unknown = table.Rows.Count(row => row.Utterance.Sentence is null);
        if (unknown == 0)
        {
            return check;
        }

        var isPromised = split.Apart.HasFlag(KeptApart.Sentences);
        return check with
        {
            Verdict =
                check.Verdict == AuditVerdict.Good
                    ? isPromised
                        ? AuditVerdict.Warning
                        : AuditVerdict.Information
                    : check.Verdict,
            Finding = FormattableString.Invariant(
                $"{check.Finding} The sentence is unknown in {unknown} of {Wording.Count(table.Rows.Count, "row")}."
            ),
        };
    }

    private AuditCheck Classes()
    {
        var missing = split
            .Folds.SelectMany(fold =>
                fold.Test.Select(row => table.Classes[row])
                    .Except(fold.Train.Select(row => table.Classes[row]))
                    .Select(c => $"{table.Labels[c]} in {fold.Name}")
            )
            .ToArray();
        var empty = split.Folds.Where(fold => fold.Train.Count == 0 || fold.Test.Count == 0).Select(fold => fold.Name).ToArray();
        var finding =
            empty.Length > 0 ? $"One side is empty in {Listing.Of(empty)}."
            : missing.Length > 0 ? $"The training side lacks emotions that are tested: {Listing.Of(missing)}."
            : "Every tested emotion also occurs on the training side.";
        return new AuditCheck(
            "emotions learnt",
            "emotions of both sides of each fold",
            empty.Length + missing.Length > 0 ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            []
        );
    }

    // A split by speakers or sentences keeps recordings apart too: a copy has the speaker and the words of its original.
    private bool Promises(KeptApart what) => what == KeptApart.Recordings ? split.Apart != KeptApart.Nothing : split.Apart.HasFlag(what);

    private AuditCheck Shared(
        string name,
        string noun,
        string compared,
        KeptApart promise,
        Func<Utterance, string?> keyOf,
        Func<Utterance, Utterance, bool> counts
    )
    {
        var shared = new HashSet<string>(StringComparer.Ordinal);
        var tested = 0;
        var folds = 0;
        var examples = new List<AuditExample>();
        foreach (var fold in split.Folds)
        {
            var before = tested;
            var trained = fold
                .Train.Select(row => table.Rows[row].Utterance)
                .DistinctBy(u => u.Path)
                .Where(u => keyOf(u) is not null)
                .ToLookup(u => keyOf(u)!, StringComparer.Ordinal);
            foreach (var utterance in fold.Test.Select(row => table.Rows[row].Utterance))
            {
                if (keyOf(utterance) is { } key && trained[key].FirstOrDefault(other => counts(other, utterance)) is { } twin)
                {
                    tested++;
                    if (shared.Add(key) && examples.Count < MostExamples)
                    {
                        examples.Add(new AuditExample(twin.Path, utterance.Path, fold.Name));
                    }
                }
            }

            folds += tested > before ? 1 : 0;
        }

        var verdict =
            tested == 0 ? AuditVerdict.Good
            : Promises(promise) ? AuditVerdict.Leak
            : AuditVerdict.Information;
        // "file under two names": the first word takes the plural.
        var (first, rest) = noun.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? (noun[..space], noun[space..]) : (noun, "");
        var finding =
            tested == 0
                ? $"No {noun} occurs on both sides of a fold."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Wording.Count(shared.Count, first)}{rest} on both sides of {folds} of "
                        + $"{Wording.Count(split.Folds.Count, "fold")}, which affects {Wording.Count(tested, "tested row")}"
                        + $"{(verdict == AuditVerdict.Information ? ": shared by design" : "")}."
                );
        return new AuditCheck(name, compared, verdict, finding, examples);
    }

    private string PathOf(int row) => table.Rows[row].Utterance.Path;
}
