using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Tests.Corpora.Catalogue;

namespace SerWorkbook.Tests.Corpora.Proposals;

/// <summary>Compares a proposal with what the description of the corpus says.</summary>
/// <param name="Right">What is right: <c>e</c> for emotions, <c>s</c> for speakers.</param>
/// <param name="Reading">What the fields are read from.</param>
internal sealed record ProposalTable(string Right, string Reading)
{
    public static ProposalTable Of(PublishedNames names)
    {
        var layout = new DescribedLayout(CorpusCatalogue.Own.Find(names.Corpus)!);
        var truth = layout.Parse(names.Rows.Select(row => row.Path)).Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var proposal = CorpusProposal.OfPaths([.. names.Rows.Select(row => row.Path)]);
        var pairs = proposal
            .Files.Where(file => truth.ContainsKey(file.Path))
            .Select(file => (Own: file, Truth: truth[file.Path]))
            .ToArray();
        return new ProposalTable(
            (OneToOne(pairs.Select(pair => (pair.Own.Emotion, pair.Truth.Emotion))) ? "e" : "")
                + (OneToOne(pairs.Select(pair => (pair.Own.Speaker, pair.Truth.Speaker))) ? "s" : ""),
            string.Join("; ", proposal.Reading.Select(field => $"{field.Field}: {field.From ?? "-"} ({field.Values.Count})"))
        );
    }

    private static bool OneToOne(IEnumerable<(string, string)> pairs)
    {
        var distinct = pairs.Distinct().ToArray();
        return distinct.Length > 1
            && distinct.Select(pair => pair.Item1).Distinct().Count() == distinct.Length
            && distinct.Select(pair => pair.Item2).Distinct().Count() == distinct.Length
            && distinct.All(pair => pair.Item1.Length > 0);
    }
}
