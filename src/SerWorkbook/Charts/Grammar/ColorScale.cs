namespace SerWorkbook.Charts.Grammar;

/// <summary>A way from numbers to colours for heatmaps: stops at even distances, straight lines between them.</summary>
internal sealed record ColorScale
{
    private ColorScale(string name, params string[] stops)
    {
        Name = name;
        Stops = [.. stops.Select(Rgb.Parse)];
    }

    /// <summary>Dark blue over green to yellow, perceptually uniform; for spectrograms and other dense fields.</summary>
    /// <remarks>Viridis by Smith and van der Walt (matplotlib 2.0, 2015, public domain), 17 stops.</remarks>
    public static ColorScale Viridis { get; } =
        new(
            "viridis",
            "#440154",
            "#48186A",
            "#472D7B",
            "#424086",
            "#3B528B",
            "#33638D",
            "#2C728E",
            "#26828E",
            "#21918C",
            "#1FA088",
            "#28AE80",
            "#3FBC73",
            "#5EC962",
            "#84D44B",
            "#ADDC30",
            "#D8E219",
            "#FDE725"
        );

    /// <summary>Near white to deep blue; for matrices with a number in each cell.</summary>
    /// <remarks>The nine-class Blues of ColorBrewer (Harrower and Brewer, 2003).</remarks>
    public static ColorScale Blues { get; } =
        new("blues", "#F7FBFF", "#DEEBF7", "#C6DBEF", "#9ECAE1", "#6BAED6", "#4292C6", "#2171B5", "#08519C", "#08306B");

    /// <summary>Brown over near white to blue-green; for values on both sides of a middle, such as correlations.</summary>
    /// <remarks>The nine-class BrBG of ColorBrewer, which colour-blind readers tell apart.</remarks>
    public static ColorScale Diverging { get; } =
        new("diverging", "#8C510A", "#BF812D", "#DFC27D", "#F6E8C3", "#F5F5F5", "#C7EAE5", "#80CDC1", "#35978F", "#01665E");

    /// <summary>The name, lower case.</summary>
    public string Name { get; }

    /// <summary>The colours at even distances from 0 to 1.</summary>
    public IReadOnlyList<Rgb> Stops { get; }

    /// <summary>The colour at a position.</summary>
    /// <param name="position">0 (lowest value) to 1 (highest value); beyond, the ends hold.</param>
    public Rgb At(double position)
    {
        var scaled = Math.Clamp(double.IsNaN(position) ? 0 : position, 0, 1) * (Stops.Count - 1);
        var below = Math.Min((int)scaled, Stops.Count - 2);
        return Stops[below].Mix(Stops[below + 1], scaled - below);
    }

    /// <summary>The colour, nearly black or white, in which text on a background is read best.</summary>
    /// <param name="background">The colour behind the text.</param>
    public static Rgb TextOn(Rgb background)
    {
        var (dark, light) = (new Rgb(0x11, 0x11, 0x11), new Rgb(0xFF, 0xFF, 0xFF));
        return background.Contrast(dark) >= background.Contrast(light) ? dark : light;
    }
}
