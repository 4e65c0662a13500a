namespace SerWorkbook.Learning;

/// <summary>The recipe of each trial by its number.</summary>
/// <remarks>Recipes are made as far as they are asked for, so one thread at a time may ask.</remarks>
internal sealed class RecipeList(IReadOnlyList<ITrainer> trainers, int seed)
{
    private readonly List<Recipe> _known = [];
    private readonly IEnumerator<Recipe> _next = RecipeSequence.Of(trainers, seed).GetEnumerator();

    /// <summary>The recipe of a trial.</summary>
    /// <param name="number">The trial's number, from 1.</param>
    public Recipe this[int number]
    {
        get
        {
            while (_known.Count < number)
            {
                _next.MoveNext();
                _known.Add(_next.Current);
            }

            return _known[number - 1];
        }
    }
}
