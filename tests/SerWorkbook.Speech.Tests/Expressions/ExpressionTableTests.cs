namespace SerWorkbook.Speech.Tests.Expressions;

public sealed class ExpressionTableTests
{
    [Fact]
    public void The_names_are_those_of_ARKit_and_VRM()
    {
        Assert.Equal(52, ExpressionTable.ArkitNames.Distinct().Count());
        Assert.Equal(18, ExpressionTable.VrmPresets.Distinct().Count());

        // What is there on the left is there on the right.
        var left = ExpressionTable.ArkitNames.Where(name => name.EndsWith("Left", StringComparison.Ordinal)).Select(name => name[..^4]);
        var right = ExpressionTable.ArkitNames.Where(name => name.EndsWith("Right", StringComparison.Ordinal)).Select(name => name[..^5]);
        Assert.Equal(left.Order(), right.Order());
        Assert.Equal(
            [
                "browInnerUp",
                "cheekPuff",
                "jawForward",
                "jawOpen",
                "mouthClose",
                "mouthFunnel",
                "mouthPucker",
                "mouthRollLower",
                "mouthRollUpper",
                "mouthShrugLower",
                "mouthShrugUpper",
                "tongueOut",
            ],
            ExpressionTable
                .ArkitNames.Where(name =>
                    !name.EndsWith("Left", StringComparison.Ordinal) && !name.EndsWith("Right", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("neutral")]
    [InlineData("calm")]
    [InlineData("happy")]
    [InlineData("sad")]
    [InlineData("angry")]
    [InlineData("fear")]
    [InlineData("fearful")]
    [InlineData("disgust")]
    [InlineData("surprise")]
    [InlineData("surprised")]
    [InlineData("Amused")]
    [InlineData("sleepiness")]
    public void The_emotions_of_common_corpora_have_a_face(string emotion) => Assert.NotNull(ExpressionTable.Default.Find(emotion));

    [Fact]
    public void A_smile_is_pleasant_and_a_frown_is_not()
    {
        var table = ExpressionTable.Default;
        Assert.True(table.Find("happy")!.Valence > 0.5 && table.Find("happy")!.Arkit["mouthSmileLeft"] > 0.5);
        Assert.True(table.Find("sad")!.Valence < -0.5 && table.Find("sad")!.Arkit["mouthFrownRight"] > 0.5);
        Assert.True(table.Find("angry")!.Arousal > 0.5 && table.Find("sleepy")!.Arousal < -0.5);
        Assert.Null(table.Find("purple"));
    }

    [Fact]
    public void A_table_that_was_written_is_read_as_it_was()
    {
        var json = ExpressionTable.Default.ToJson();
        Assert.Equal(json, ExpressionTable.Parse(json, "x").ToJson());
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("faces.json"), json.Replace("0.9", "0.123", StringComparison.Ordinal));
        Assert.Equal(0.123f, ExpressionTable.Load(folder.File("faces.json")).Find("happy")!.Arkit["mouthSmileLeft"]);
    }

    [Theory]
    [InlineData("{", "faces.json: this is not a table of expressions (JSON with names")]
    [InlineData("{\"format\":\"x\",\"version\":1,\"emotions\":[]}", "its format must be \"SerWorkbook expressions\"")]
    [InlineData("{\"format\":\"SerWorkbook expressions\",\"version\":2,\"emotions\":[]}", "its version is 2")]
    [InlineData("{\"format\":\"SerWorkbook expressions\",\"version\":1,\"emotions\":[]}", "there is no expression")]
    public void A_file_that_is_no_table_is_refused(string json, string sentence) =>
        Assert.Contains(
            sentence,
            Assert.Throws<SerException>(() => ExpressionTable.Parse(json, "faces.json")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("\"valence\":0", "\"valence\":7", "the valence of 'a' is 7; it must be from -1 to 1")]
    [InlineData("\"jawOpen\":0.5", "\"jawOpen\":1.5", "the weight of jawOpen for 'a' is 1.5; it must be from 0 to 1")]
    [InlineData("jawOpen", "jawDrop", "'a' has a weight for 'jawDrop', which is not a blend shape of ARKit")]
    [InlineData("\"happy\":1", "\"glad\":1", "'a' has a weight for 'glad', which is not a preset of VRM")]
    [InlineData("[\"a\"]", "[\"a\",\"A\"]", "the name 'a' occurs twice")]
    [InlineData("[\"a\"]", "[]", "an expression has no name")]
    public void A_table_that_cannot_be_used_is_refused(string from, string to, string sentence)
    {
        const string good =
            "{\"format\":\"SerWorkbook expressions\",\"version\":1,\"emotions\":[{\"names\":[\"a\"],\"valence\":0,\"arousal\":0,"
            + "\"arkit\":{\"jawOpen\":0.5},\"vrm\":{\"happy\":1}}]}";
        Assert.NotNull(ExpressionTable.Parse(good, "x").Find("A"));
        var bad = good.Replace(from, to, StringComparison.Ordinal);
        Assert.Contains(sentence, Assert.Throws<SerException>(() => ExpressionTable.Parse(bad, "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_sentence() =>
        Assert.Contains(
            "nowhere.json",
            Assert.Throws<SerException>(() => ExpressionTable.Load("nowhere.json")).Message,
            StringComparison.Ordinal
        );
}
