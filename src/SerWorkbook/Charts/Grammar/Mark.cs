namespace SerWorkbook.Charts.Grammar;

/// <summary>Something that is drawn in a panel. Later marks lie on top of earlier ones.</summary>
internal abstract record Mark
{
    private protected Mark(string? name)
    {
        if (name is not null && string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("The name of a series is blank; give one, or null for a series without a name.", nameof(name));
        }

        Name = name;
    }

    /// <summary>The name in the legend, or null. The same name has the same colour in all panels of a figure.</summary>
    public string? Name { get; }

    /// <summary>The colour; null takes the next one of <see cref="Palette.Series"/>.</summary>
    public Rgb? Color { get; init; }
}
