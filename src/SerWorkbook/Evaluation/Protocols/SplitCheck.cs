using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Protocols;

/// <summary>Refuses folds from which nothing can be learnt.</summary>
internal static class SplitCheck
{
    private const int FewestRowsOfAClass = 2;

    public static void RequireTrainable(FeatureTable table, DataSplit split)
    {
        foreach (var fold in split.Folds)
        {
            var classes = fold.Train.GroupBy(row => table.Classes[row]).OrderBy(group => group.Key).ToArray();
            if (classes.Length < 2)
            {
                throw new SerException(
                    classes.Length == 0
                        ? $"{split.Protocol}: the fold '{fold.Name}' leaves nothing to learn from."
                        : $"{split.Protocol}: the fold '{fold.Name}' leaves one emotion to learn from "
                            + $"('{table.Labels[classes[0].Key]}'); two or more are needed to tell apart."
                );
            }

            if (classes.FirstOrDefault(group => group.Count() < FewestRowsOfAClass) is { } rare)
            {
                throw new SerException(
                    $"{split.Protocol}: the fold '{fold.Name}' leaves one recording of '{table.Labels[rare.Key]}' to learn from; "
                        + $"{FewestRowsOfAClass} or more, or none, are needed."
                );
            }
        }
    }
}
