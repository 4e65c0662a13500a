namespace SerWorkbook.Speech.Tests.Expressions;

public sealed class FaceAnimatorTests
{
    private static readonly string[] Labels = ["neutral", "happy", "sad", "angry"];
    private static readonly int Smile = ExpressionTable.ArkitNames.Index().Single(pair => pair.Item == "mouthSmileLeft").Index;

    [Fact]
    public void A_face_moves_to_the_emotion_without_swinging_and_90_percent_within_the_easing()
    {
        var face = new FaceAnimator(ExpressionTable.Default, Labels, new FaceSettings { EasingSeconds = 0.5, LeastIntensity = 1 });
        Assert.Equal(0, face.Arkit[Smile]);
        var target = ExpressionTable.Default.Find("happy")!.Arkit["mouthSmileLeft"];
        var before = 0f;
        for (var frame = 1; frame <= 120; frame++)
        {
            face.Advance("happy", PredictionDoubt.None, [0, 1, 0, 0], 1 / 60.0);
            Assert.InRange(face.Arkit[Smile], before, target);
            before = face.Arkit[Smile];
            if (frame == 30)
            {
                Assert.Equal(0.9 * target, face.Arkit[Smile], 1e-4);
            }
        }

        Assert.Equal(target, before, 1e-3);
        Assert.Equal(ExpressionTable.Default.Find("happy")!.Valence, face.Valence, 1e-3);
    }

    [Fact]
    public void One_long_step_is_the_same_as_many_short_ones()
    {
        var (once, often) = (Face(), Face());
        once.Advance("angry", PredictionDoubt.None, [0.1, 0, 0.2, 0.7], 0.2);
        for (var i = 0; i < 20; i++)
        {
            often.Advance("angry", PredictionDoubt.None, [0.1, 0, 0.2, 0.7], 0.01);
        }

        for (var i = 0; i < once.Arkit.Length; i++)
        {
            Assert.Equal(once.Arkit[i], often.Arkit[i], 1e-6);
        }

        Assert.Equal(once.Arousal, often.Arousal, 1e-9);
    }

    [Fact]
    public void Intensity_follows_arousal()
    {
        var frown = ExpressionTable.ArkitNames.Index().Single(pair => pair.Item == "browDownLeft").Index;
        var (strong, weak) = (Face(), Face());
        for (var i = 0; i < 100; i++)
        {
            strong.Advance("angry", PredictionDoubt.None, [0, 0, 0, 1], 0.05);
            weak.Advance("angry", PredictionDoubt.None, [0.2, 0, 0.3, 0.5], 0.05);
        }

        var (full, arousal) = (
            ExpressionTable.Default.Find("angry")!.Arkit["browDownLeft"],
            ExpressionTable.Default.Find("angry")!.Arousal
        );
        Assert.Equal(full * (0.4 + 0.6 * (1 + arousal) / 2), strong.Arkit[frown], 1e-5);
        Assert.Equal(full * (0.4 + 0.6 * (1 + 0.5 * arousal + 0.3 * -0.4) / 2), weak.Arkit[frown], 1e-5);
    }

    [Fact]
    public void Weights_stay_in_range_whatever_comes()
    {
        var random = new SeededRandom(1, "face");
        var face = Face();
        for (var i = 0; i < 5_000; i++)
        {
            var p = new double[4];
            p[random.Next(4)] = 1;
            var doubt = random.Next(4) == 0 ? PredictionDoubt.NoSpeech : PredictionDoubt.None;
            face.Advance(doubt == PredictionDoubt.None ? Labels[random.Next(4)] : "neutral", doubt, p, random.NextDouble() * 0.3);
            foreach (var weight in face.Arkit)
            {
                Assert.InRange(weight, 0f, 1f);
            }

            foreach (var weight in face.Vrm)
            {
                Assert.InRange(weight, 0f, 1f);
            }

            Assert.InRange(face.Valence, -1, 1);
            Assert.InRange(face.Arousal, -1, 1);
        }
    }

    [Fact]
    public void At_rest_the_face_comes_back_to_neutral()
    {
        var face = Face();
        face.Advance("happy", PredictionDoubt.None, [0, 1, 0, 0], 5);
        Assert.True(face.Arkit[Smile] > 0.3);
        face.Advance("neutral", PredictionDoubt.NoSpeech, [0, 1, 0, 0], 10);
        Assert.Equal(0, face.Arkit[Smile], 1e-6);
        Assert.Equal(1, face.Vrm[^1], 1e-6);
        Assert.Equal(0, face.Valence, 1e-6);
        face.Advance("purple", PredictionDoubt.None, [1, 0, 0, 0], 10);
        Assert.Equal(0, face.Vrm[^1], 1e-6);
    }

    [Fact]
    public void Advancing_allocates_nothing_and_wrong_values_are_refused()
    {
        var face = Face();
        var p = new double[] { 0.1, 0.2, 0.3, 0.4 };
        face.Advance("sad", PredictionDoubt.None, p, 0.1);
        Assert.Equal(0, Allocation.LeastOf(() => face.Advance("sad", PredictionDoubt.None, p, 0.1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => face.Advance("sad", PredictionDoubt.None, p, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => face.Advance("sad", PredictionDoubt.None, p, double.NaN));
        Assert.Throws<ArgumentException>(() => face.Advance("sad", PredictionDoubt.None, [1], 1));
        Assert.Throws<SerException>(() => new FaceAnimator(ExpressionTable.Default, Labels, new FaceSettings { EasingSeconds = -1 }));
    }

    private static FaceAnimator Face() => new(ExpressionTable.Default, Labels);
}
