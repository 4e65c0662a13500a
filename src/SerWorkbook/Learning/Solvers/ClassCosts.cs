namespace SerWorkbook.Learning.Solvers;

/// <summary>How much a mistake on each training row costs.</summary>
internal static class ClassCosts
{
    /// <summary>Gives every row its cost by the settings <c>c</c> and <c>balanced</c>.</summary>
    public static double[] Of(int[] classes, Recipe recipe) => Of(classes, recipe["c"], recipe["balanced"] == 1);

    /// <summary>Gives every row its cost.</summary>
    /// <param name="classes">The class of each row.</param>
    /// <param name="cost">The mean cost.</param>
    /// <param name="isBalanced">Whether all classes weigh the same together, however many rows each has.</param>
    public static double[] Of(int[] classes, double cost, bool isBalanced)
    {
        var counts = classes.CountBy(c => c).ToDictionary();
        return Array.ConvertAll(classes, c => isBalanced ? cost * classes.Length / (counts.Count * counts[c]) : cost);
    }
}
