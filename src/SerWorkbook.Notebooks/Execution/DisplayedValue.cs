using SerWorkbook.Notebooks.Execution;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Something that a cell displays and can replace, such as the state of a long job.</summary>
public sealed class DisplayedValue
{
    private readonly CellContext _owner;
    private readonly int _position;
    private readonly IReadOnlyList<string> _mimeTypes;

    internal DisplayedValue(CellContext owner, int position, IReadOnlyList<string> mimeTypes, object? value)
    {
        _owner = owner;
        _position = position;
        _mimeTypes = mimeTypes;
        Value = value;
    }

    /// <summary>What names the display in its notebook.</summary>
    public string DisplayId => _owner.Outputs.DisplayId(_position);

    /// <summary>The value that is displayed.</summary>
    public object? Value { get; private set; }

    /// <summary>Whether the value was replaced.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>Replaces the displayed value, also from a later cell.</summary>
    /// <param name="updatedValue">The new value.</param>
    /// <exception cref="OperationCanceledException">The run was asked to stop.</exception>
    public void Update(object? updatedValue)
    {
        var asker = CellContext.Current ?? _owner;
        asker.ThrowIfCancelled();
        _owner.Outputs.Replace(_position, _owner.Values.Format(updatedValue, _mimeTypes), asker.Outputs);
        (Value, IsUpdated) = (updatedValue, true);
    }
}
