namespace SerWorkbook.Charts.Grammar;

/// <summary>What a picture shows: data, titles, axes with units and a text for those who cannot see it. Not how it is drawn.</summary>
/// <remarks>Renderers work on this; what notebooks show and users make is a <c>Figure</c>.</remarks>
internal sealed record FigureContent
{
    /// <summary>Takes the panels.</summary>
    /// <param name="name">A name that is usable as a file name, such as "spectrogram-neutral"; see <see cref="FigureName"/>.</param>
    /// <param name="title">The title over the picture.</param>
    /// <param name="altText">One or two sentences that say what is to be seen, for screen readers and where pictures are not shown.</param>
    /// <param name="panels">The charts, row by row; at least one.</param>
    /// <exception cref="ArgumentException">A text is missing, the name is not usable as a file name, or there is no panel.</exception>
    public FigureContent(string name, string title, string altText, params Panel[] panels)
    {
        ArgumentNullException.ThrowIfNull(panels);
        Name = FigureName.Check(name, nameof(name));
        Title = Guard.Text(title, $"The title of the figure \"{name}\"", nameof(title));
        AltText = Guard.Text(altText, $"The alt text of the figure \"{name}\"", nameof(altText));
        if (panels.Length == 0 || panels.Any(p => p is null))
        {
            throw new ArgumentException($"The figure \"{name}\" has no panel or an empty one; at least one is needed.", nameof(panels));
        }

        Panels = [.. panels];
    }

    /// <summary>The name, usable as a file name without extension.</summary>
    public string Name { get; }

    /// <summary>The title over the picture.</summary>
    public string Title { get; }

    /// <summary>One or two sentences that say what is to be seen.</summary>
    public string AltText { get; }

    /// <summary>The charts, row by row.</summary>
    public IReadOnlyList<Panel> Panels { get; }

    /// <summary>How many panels stand beside each other, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Columns
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Columns));
            field = value;
        }
    } = 1;

    /// <summary>Which axes all panels have in common; fixed ends and labels are those of the first panel.</summary>
    /// <exception cref="ArgumentException">The axes that are to be shared are not of one kind or have other categories.</exception>
    public AxisSharing Sharing
    {
        get;
        init
        {
            if (value.HasFlag(AxisSharing.X))
            {
                CheckAlike(Panels.Select(p => p.X), nameof(Sharing));
            }

            if (value.HasFlag(AxisSharing.Y))
            {
                CheckAlike(Panels.Select(p => p.Y), nameof(Sharing));
            }

            field = value;
        }
    }

    /// <summary>A sentence that must stay with the picture, such as that the voices are synthetic, or null.</summary>
    public string? Notice { get; init; }

    internal int Rows => (Panels.Count + Columns - 1) / Columns;

    private void CheckAlike(IEnumerable<Axis> axes, string property)
    {
        var first = axes.First();
        if (
            axes.FirstOrDefault(a => a.Scale != first.Scale || !a.Categories.SequenceEqual(first.Categories, StringComparer.Ordinal)) is
            { } other
        )
        {
            throw new ArgumentException(
                $"The figure \"{Name}\" cannot share the axes \"{first.Title}\" and \"{other.Title}\"; they differ in kind or categories.",
                property
            );
        }
    }
}
