namespace SerWorkbook.Speech.Features.EGeMaps;

/// <summary>Fills a vector from front to back.</summary>
internal ref struct VectorWriter(Span<float> vector)
{
    private readonly Span<float> _vector = vector;
    private int _next;

    /// <summary>Writes the next value.</summary>
    public void Add(float value) => _vector[_next++] = value;
}
