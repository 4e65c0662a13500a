namespace SerWorkbook.Corpora.Catalogue;

/// <summary>A corpus as data: where it is published, what its licence forbids, and how its names encode labels.</summary>
/// <remarks>The files beside this one describe the known corpora; <c>README.md</c> explains each key.</remarks>
internal sealed record CorpusDescription
{
    /// <summary>The name by which <c>--corpus</c> chooses it.</summary>
    public required string Name { get; init; }

    /// <summary>The full title.</summary>
    public required string Title { get; init; }

    /// <summary>The language that is spoken, in English.</summary>
    public required string Language { get; init; }

    /// <summary>Authors, year and identifier of the publication.</summary>
    public required string Citation { get; init; }

    /// <summary>The licence.</summary>
    public required string Licence { get; init; }

    /// <summary>What the licence forbids or demands, as the rest of a sentence; <see langword="null"/> for nothing.</summary>
    public string? Forbids { get; init; }

    /// <summary>Where it is published.</summary>
    public required string Url { get; init; }

    /// <summary>Where the facts of this description are from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The notice for users where it is not composed of citation and licence.</summary>
    public string? Notice { get; init; }

    /// <summary>How files are named, in a few words.</summary>
    public required string Naming { get; init; }

    /// <summary>
    /// Regular expressions over the end of a path without its extension, from the start of a folder or file name on; the first that
    /// matches counts. Its named groups are the values that the other rules use.
    /// </summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Further values, made in this order from groups and <c>{path}</c>, before tables are looked up.</summary>
    public IReadOnlyDictionary<string, FieldRule> Values { get; init; } = new Dictionary<string, FieldRule>();

    /// <summary>Tables beside the recordings that hold labels.</summary>
    public IReadOnlyList<TableRule> Tables { get; init; } = [];

    /// <summary>Running numbers that encode more than one thing.</summary>
    public IReadOnlyList<NumberRule> Numbers { get; init; } = [];

    /// <summary>Recordings that belong to the corpus but are not read.</summary>
    public IReadOnlyList<ExclusionRule> LeftOut { get; init; } = [];

    /// <summary>The emotion.</summary>
    public required FieldRule Emotion { get; init; }

    /// <summary>The speaker; <see langword="null"/> where the corpus does not say.</summary>
    public FieldRule? Speaker { get; init; }

    /// <summary>The speaker's sex, <c>female</c> or <c>male</c>; <see langword="null"/> where the corpus does not say.</summary>
    public FieldRule? Sex { get; init; }

    /// <summary>The sentence; <see langword="null"/> where the corpus does not say.</summary>
    public FieldRule? Sentence { get; init; }

    /// <summary>What else is known of a recording, such as its intensity, by name.</summary>
    public IReadOnlyDictionary<string, FieldRule> Metadata { get; init; } = new Dictionary<string, FieldRule>();

    /// <summary>
    /// A template that no two recordings share, so that a second copy in another folder is left out; <see langword="null"/> for none.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>What is published.</summary>
    public required PublishedCounts Counts { get; init; }

    /// <summary>What users of the corpus should know, one sentence each.</summary>
    public IReadOnlyList<string> Quirks { get; init; } = [];

    /// <summary>Real paths with the labels that they must give.</summary>
    public required IReadOnlyList<DescribedExample> Examples { get; init; }

    /// <summary>What every user is told: citation and licence.</summary>
    public string NoticeForUsers => Notice ?? $"{Name} ({Citation}): licence {Licence}{(Forbids is null ? "" : $"; {Forbids}")}.";
}

/// <summary>How a value is made from the groups of a name and the columns of tables.</summary>
internal sealed record FieldRule
{
    /// <summary>A template such as <c>actor{actor}</c>.</summary>
    public required string From { get; init; }

    /// <summary>Codes and what they mean, in any case.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>Regular expressions and what they become, in order; <c>$1</c> stands for a group.</summary>
    public IReadOnlyDictionary<string, string>? Match { get; init; }

    /// <summary>Whether the value is written in lower case.</summary>
    public bool Lower { get; init; }

    /// <summary>Why a recording with another code is left out, for the emotion.</summary>
    public string? Unknown { get; init; }
}

/// <summary>A group that is a running number: blocks of equal length, such as one for each emotion.</summary>
/// <param name="Group">The group that holds the number, 1 or more.</param>
/// <param name="Per">The length of a block.</param>
/// <param name="Block">The group that the number of the block goes to, from 1.</param>
/// <param name="Index">The group that the number within the block goes to, from 1.</param>
internal sealed record NumberRule(string Group, int Per, string Block, string Index);

/// <summary>Recordings that are left out.</summary>
/// <param name="From">A template.</param>
/// <param name="Match">A regular expression that the value matches as a whole.</param>
/// <param name="Reason">Why, as the rest of a sentence that starts with the path.</param>
/// <param name="Part">The name by which <c>--corpus NAME+PART</c> reads them; <see langword="null"/> where they cannot be read.</param>
internal sealed record ExclusionRule(string From, string Match, string Reason, string? Part = null);

/// <summary>A table with a row for each recording.</summary>
internal sealed record TableRule
{
    /// <summary>A regular expression over the path of the table; its groups are values of all rows.</summary>
    public required string Path { get; init; }

    /// <summary>A regular expression over a line, for tables that are not CSV; its groups are the columns.</summary>
    public string? Lines { get; init; }

    /// <summary>The template of a row's key; <c>{column:stem}</c> is a file name without folder and extension.</summary>
    public required string Key { get; init; }

    /// <summary>The template of a recording's key.</summary>
    public required string Of { get; init; }

    /// <summary>Whether a recording without a row is read all the same.</summary>
    public bool Optional { get; init; }
}

/// <summary>The published size of a corpus.</summary>
internal sealed record PublishedCounts
{
    /// <summary>Recordings.</summary>
    public int? Recordings { get; init; }

    /// <summary>Speakers.</summary>
    public int? Speakers { get; init; }

    /// <summary>Female speakers.</summary>
    public int? Female { get; init; }

    /// <summary>Male speakers.</summary>
    public int? Male { get; init; }

    /// <summary>Sentences.</summary>
    public int? Sentences { get; init; }

    /// <summary>Recordings of each emotion.</summary>
    public IReadOnlyDictionary<string, int>? Emotions { get; init; }

    /// <summary>Recordings of each speaker and emotion.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>? Cells { get; init; }
}

/// <summary>A real path and the labels that it must give; a description is tested by them.</summary>
internal sealed record DescribedExample
{
    /// <summary>The path as published.</summary>
    public required string Path { get; init; }

    /// <summary>The speaker; <see langword="null"/> for an unknown one.</summary>
    public string? Speaker { get; init; }

    /// <summary>The sex: <c>female</c>, <c>male</c> or <see langword="null"/>.</summary>
    public string? Sex { get; init; }

    /// <summary>The emotion; <see langword="null"/> where the recording must be left out.</summary>
    public string? Emotion { get; init; }

    /// <summary>The sentence; <see langword="null"/> for an unknown one.</summary>
    public string? Sentence { get; init; }

    /// <summary>Tables that must be there, by path, with their content.</summary>
    public IReadOnlyDictionary<string, string>? Tables { get; init; }
}
