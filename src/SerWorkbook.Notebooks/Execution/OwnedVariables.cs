using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>The variables that cells declare by <c>using</c>: they live until the session ends or another takes their name.</summary>
internal sealed class OwnedVariables
{
    private readonly List<(string Name, object Value)> _owned = [];
    private readonly List<IDisposable> _others = [];

    /// <summary>Takes something that lives until the session ends.</summary>
    /// <param name="other">What to dispose then.</param>
    public void Add(IDisposable other) => _others.Add(other);

    /// <summary>Takes the variables that a cell declared, and disposes those that it replaced.</summary>
    /// <param name="names">The variables that it declared by <c>using</c>.</param>
    /// <param name="chain">The cells that ran.</param>
    public async Task FollowAsync(IReadOnlyList<string> names, ScriptChain chain)
    {
        for (var i = _owned.Count - 1; i >= 0; i--)
        {
            var (name, value) = _owned[i];
            if (!ReferenceEquals(chain.Variable(name)?.Value, value))
            {
                _owned.RemoveAt(i);
                await DisposeAsync(value).ConfigureAwait(false);
            }
        }

        foreach (var name in names)
        {
            if (chain.Variable(name)?.Value is { } value && !_owned.Exists(o => ReferenceEquals(o.Value, value)))
            {
                _owned.Add((name, value));
            }
        }
    }

    /// <summary>Disposes what is left, the last first. Nobody is there any more to be told of an error.</summary>
    public void Release()
    {
        object[] all = [.. _owned.Select(o => o.Value), .. _others];
        foreach (var value in all.Reverse())
        {
            try
            {
                DisposeAsync(value).AsTask().GetAwaiter().GetResult();
            }
            catch (Exception)
            {
                // The others are to be disposed as well.
            }
        }

        _owned.Clear();
        _others.Clear();
    }

    private static ValueTask DisposeAsync(object value)
    {
        if (value is IAsyncDisposable later)
        {
            return later.DisposeAsync();
        }

        (value as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
