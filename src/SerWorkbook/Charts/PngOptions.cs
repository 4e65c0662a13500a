namespace SerWorkbook;

/// <summary>The size of a picture.</summary>
public sealed record PngOptions
{
    /// <summary>The width in pixels of the page, 150 to 4000, or null for a width that suits the figure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is out of range.</exception>
    public int? Width
    {
        get;
        init => field = Checked(value, nameof(Width));
    }

    /// <summary>The height in pixels of the page, 150 to 4000, or null for a height that suits the figure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The height is out of range.</exception>
    public int? Height
    {
        get;
        init => field = Checked(value, nameof(Height));
    }

    /// <summary>Pixels of the picture for one of the page, 0.5 to 4; 2 is sharp on dense screens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of range.</exception>
    public double Scale
    {
        get;
        init
        {
            if (value is not (>= 0.5 and <= 4))
            {
                throw new ArgumentOutOfRangeException(nameof(Scale), value, "The scale of a picture must lie between 0.5 and 4.");
            }

            field = value;
        }
    } = 2;

    private static int? Checked(int? value, string name) =>
        value is null or (>= 150 and <= 4000)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "A side of a picture must be 150 to 4000 pixels long.");
}
