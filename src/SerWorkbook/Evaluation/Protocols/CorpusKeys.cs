using SerWorkbook.Corpora;

namespace SerWorkbook.Evaluation.Protocols;

/// <summary>Finds what a fold file names in a corpus: a speaker in any spelling, or a recording by a relative or absolute path.</summary>
internal sealed class CorpusKeys
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _similar = new(StringComparer.Ordinal);
    private readonly Lazy<PathMatch> _ends;
    private readonly string? _root;

    /// <summary>Takes the names of a corpus, those of files that were left out included.</summary>
    public CorpusKeys(Corpus corpus, bool bySpeaker)
    {
        _root = bySpeaker ? null : Path.GetFullPath(corpus.Root);
        foreach (
            var name in bySpeaker
                ? corpus.Speakers
                : corpus.Utterances.Select(utterance => utterance.Path).Concat(corpus.Skipped.Select(file => file.Path))
        )
        {
            _known.TryAdd(name, name);
            _similar.TryAdd(Similar(name), name);
        }

        _ends = new Lazy<PathMatch>(() => new PathMatch(_known.Keys));
    }

    /// <summary>The name that the corpus has for what a file names; <see langword="null"/> where it has none.</summary>
    public string? Find(string name)
    {
        var own = _root is null ? name : Path.GetRelativePath(_root, Path.Combine(_root, name)).Replace('\\', '/');
        return _known.GetValueOrDefault(own) ?? _similar.GetValueOrDefault(Similar(own)) ?? (_root is null ? null : _ends.Value.Find(name));
    }

    // File systems tell names apart by case, and most by Unicode form; but what one program writes in NFC another reads in NFD.
    private string Similar(string name) => _root is null ? NameKey.Of(name) : NameKey.Normalise(name);
}
