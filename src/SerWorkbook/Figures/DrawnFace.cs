using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Figures;

/// <summary>A face of a few lines that moves with ARKit's blend shapes, to look at a table without an avatar.</summary>
/// <param name="weights">The weights, 0 to 1; what is left out is 0.</param>
internal sealed class DrawnFace(IReadOnlyDictionary<string, float> weights)
{
    private const int Steps = 24;
    private const double EyeAcross = 0.38;
    private const double EyeUp = 0.2;
    private const double Edge = 1.3;

    /// <summary>The face as a panel.</summary>
    /// <param name="title">The title over it.</param>
    public Panel ToPanel(string title) =>
        new(
            Axis.Linear("across").Between(-Edge, Edge),
            Axis.Linear("up").Between(-Edge, Edge),
            Curve(t => (Math.Cos(t), 1.15 * Math.Sin(t))),
            Eye(-1, "Left"),
            Eye(1, "Right"),
            Brow(-1, "Left"),
            Brow(1, "Right"),
            Mouth()
        )
        {
            Title = title,
        };

    private double Weight(string name) => weights.GetValueOrDefault(name);

    private Lines Eye(int side, string name)
    {
        var open = 0.11 * (1 + 0.6 * Weight("eyeWide" + name) - 0.9 * Weight("eyeBlink" + name) - 0.4 * Weight("eyeSquint" + name));
        return Curve(t => (side * EyeAcross + 0.16 * Math.Cos(t), EyeUp + Math.Max(0.005, open) * Math.Sin(t)));
    }

    private Lines Brow(int side, string name)
    {
        var down = Weight("browDown" + name);
        var inner = 0.48 + 0.16 * Weight("browInnerUp") - 0.16 * down;
        var outer = 0.48 + 0.14 * Weight("browOuterUp" + name) - 0.05 * down;
        return Line([side * 0.16, side * 0.38, side * 0.6], [inner, (inner + outer) / 2 + 0.04, outer]);
    }

    private Lines Mouth()
    {
        var left = Corner("Left");
        var right = Corner("Right");
        var wide = 0.3 + 0.06 * (Weight("mouthSmileLeft") + Weight("mouthStretchLeft")) - 0.1 * Weight("mouthFunnel");
        var open = 0.015 + 0.32 * Weight("jawOpen") + 0.04 * Weight("mouthUpperUpLeft");
        return Curve(t =>
        {
            var across = Math.Cos(t);
            var corner = (across > 0 ? right : left) * across * across;
            return (wide * across, -0.5 + corner + open * (Math.Sin(t) > 0 ? 0.35 : 1) * Math.Sin(t));
        });
    }

    private double Corner(string side) =>
        0.2 * Weight("mouthSmile" + side) - 0.18 * Weight("mouthFrown" + side) - 0.04 * Weight("mouthStretch" + side);

    private static Lines Curve(Func<double, (double X, double Y)> place)
    {
        var points = Enumerable.Range(0, Steps + 1).Select(i => place(2 * Math.PI * i / Steps)).ToArray();
        return Line([.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]);
    }

    private static Lines Line(double[] x, double[] y) => new(x, y) { Width = 2.5, Color = Palette.Neutral };
}
