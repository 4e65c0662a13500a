using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SerWorkbook.Corpora;

/// <summary>What a corpus says of a recording beyond the labels, by name; equal where names and values are.</summary>
internal sealed class Metadata : IReadOnlyDictionary<string, string>
{
    private readonly SortedDictionary<string, string> _values;

    private Metadata(IEnumerable<KeyValuePair<string, string>> values)
    {
        _values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            _values[name] = value;
        }
    }

    /// <summary>Nothing.</summary>
    public static Metadata Empty { get; } = new([]);

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => _values.Values;

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public string this[string key] => _values[key];

    /// <summary>Values by name; empty values are left out.</summary>
    public static Metadata Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        KeyValuePair<string, string>[] filled = [.. values.Where(value => value.Value.Length > 0)];
        return filled.Length == 0 ? Empty : new Metadata(filled);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Metadata other && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _values.Aggregate(
            0,
            (hash, value) =>
                HashCode.Combine(hash, value.Key.GetHashCode(StringComparison.Ordinal), value.Value.GetHashCode(StringComparison.Ordinal))
        );

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _values.Select(value => $"{value.Key}={value.Value}"));
}
