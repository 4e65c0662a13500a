using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary>The geometry of the face, from blend shapes to paths.</summary>
public sealed partial class FaceShapeTests
{
    private static readonly JsonElement Rest = Shape("{}");

    [Fact]
    public void A_smile_raises_the_corners_of_the_mouth_and_a_frown_lowers_them()
    {
        var (rest, smile, frown) = (
            Corner(Rest),
            Corner(Shape("{ mouthSmileLeft: 1, mouthSmileRight: 1 }")),
            Corner(Shape("{ mouthFrownLeft: 1, mouthFrownRight: 1 }"))
        );
        Assert.True(smile < rest - 10 && frown > rest + 10, $"{smile} {rest} {frown}");
    }

    // ARKit's left is the person's own, on the right of the picture.
    [Fact]
    public void A_smile_on_the_left_moves_the_right_of_the_picture_alone()
    {
        var shape = Shape("{ mouthSmileLeft: 1 }");
        Assert.Equal(Corner(Rest), Corner(shape));
        Assert.True(LastCorner(shape) < LastCorner(Rest) - 10);
    }

    [Theory]
    [InlineData("jawOpen")]
    [InlineData("mouthFunnel")]
    public void Some_weights_open_the_mouth_the_more_the_larger_they_are(string name)
    {
        var heights = new[] { 0, 0.3, 0.6, 1 }
            .Select(weight => Height(Shape(string.Create(CultureInfo.InvariantCulture, $"{{ {name}: {weight} }}")), "mouth"))
            .ToArray();
        Assert.Equal(heights.Order().Distinct(), heights);
    }

    [Fact]
    public void A_blink_closes_an_eye_and_surprise_opens_it()
    {
        var (rest, closed, wide) = (
            Height(Rest, "eyeLeft"),
            Height(Shape("{ eyeBlinkLeft: 1 }"), "eyeLeft"),
            Height(Shape("{ eyeWideLeft: 1 }"), "eyeLeft")
        );
        Assert.True(closed < rest / 2 && wide > rest * 1.2, $"{closed} {rest} {wide}");
        Assert.Equal(rest, Height(Shape("{ eyeBlinkRight: 1 }"), "eyeLeft"));
    }

    [Fact]
    public void Brows_follow_their_weights()
    {
        Assert.True(Top(Shape("{ browInnerUp: 1 }"), "browLeft") < Top(Rest, "browLeft") - 5);
        Assert.True(Top(Shape("{ browDownLeft: 1 }"), "browLeft") > Top(Rest, "browLeft") + 5);
        Assert.Equal(Text(Rest, "browRight"), Text(Shape("{ browDownLeft: 1 }"), "browRight"));
    }

    [Fact]
    public void Bad_weights_count_as_none_and_unknown_ones_are_ignored()
    {
        Assert.Equal(
            Rest.ToString(),
            Shape("{ jawOpen: NaN, mouthSmileLeft: 'x', browInnerUp: -3, eyeBlinkLeft: null, tail: 1 }").ToString()
        );
        Assert.Equal(Shape("{ jawOpen: 1 }").ToString(), Shape("{ jawOpen: 7 }").ToString());
    }

    [Fact]
    public void Every_expression_of_the_table_has_a_face_of_its_own_without_a_number_that_is_none()
    {
        var faces = ExpressionTable.Default.Expressions.ToDictionary(
            expression => expression.Names[0],
            expression => Shape(JsonSerializer.Serialize(expression.Arkit)).ToString()
        );
        Assert.All(faces, face => Assert.DoesNotMatch("NaN|null|Infinity", face.Value));
        Assert.Equal(faces.Count, faces.Values.Distinct().Count());
    }

    private static JsonElement Shape(string weights) =>
        JsonDocument.Parse(PageModule.Evaluate("face.js", "shapeOf", $"shapeOf({weights})")).RootElement;

    private static string Text(JsonElement shape, string part) => shape.GetProperty(part).GetString()!;

    private static double[] Heights(JsonElement shape, string part) =>
        [
            .. Number()
                .Matches(Text(shape, part))
                .Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))
                .Where((_, i) => i % 2 == 1),
        ];

    private static double Height(JsonElement shape, string part) => Heights(shape, part).Max() - Heights(shape, part).Min();

    private static double Top(JsonElement shape, string part) => Heights(shape, part).Min();

    // The path of the mouth starts at the corner on the left of the picture; its first curve ends at the other.
    private static double Corner(JsonElement shape) => Heights(shape, "mouth")[0];

    private static double LastCorner(JsonElement shape) => Heights(shape, "mouth")[3];

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
