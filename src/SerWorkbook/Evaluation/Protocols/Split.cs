namespace SerWorkbook;

/// <summary>The folds of a protocol: which rows test which model.</summary>
/// <param name="Protocol">Its name, such as "leave one speaker out".</param>
/// <param name="Promise">What it makes sure of, in one sentence.</param>
/// <param name="Apart">The same in terms that can be checked: what never stands on both sides of a fold.</param>
/// <param name="Folds">The folds, one or more.</param>
public sealed record Split(string Protocol, string Promise, KeptApart Apart, IReadOnlyList<Fold> Folds);
