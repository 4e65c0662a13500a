namespace SerWorkbook;

/// <summary>The folds of a protocol: which rows are trained on and tested together.</summary>
/// <param name="Protocol">The name, such as "leave one speaker out".</param>
/// <param name="Promise">What the protocol guarantees, in a few words.</param>
/// <param name="Apart">The same in a form that can be checked: what never occurs on both sides of a fold.</param>
/// <param name="Folds">The folds, one or more.</param>
public sealed record DataSplit(string Protocol, string Promise, KeptApart Apart, IReadOnlyList<Fold> Folds);
