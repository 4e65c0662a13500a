using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Speech.Tests.Tracking;

public sealed class EmotionDecisionTests
{
    private const double Hop = 0.25;

    private static readonly TrackerSettings Plain = new()
    {
        SmoothingSeconds = 0,
        Margin = 0,
        MinimumHoldSeconds = 0,
        HopSeconds = Hop,
    };

    [Fact]
    public void Without_smoothing_margin_and_hold_the_most_probable_emotion_is_shown()
    {
        var shown = Run(Plain, 0, [0.9, 0.2, 0.6, 0.4]);
        Assert.Equal([0, 1, 0, 1], shown);
    }

    [Fact]
    public void Smoothing_follows_a_step_exponentially()
    {
        var settings = Plain with { SmoothingSeconds = 1 };
        var decision = new EmotionDecision(settings, 0);
        var smoothed = new double[2];
        decision.Hear([1, 0], PredictionDoubt.None, 0, smoothed);
        Assert.Equal([1.0, 0.0], smoothed);
        for (var n = 1; n <= 8; n++)
        {
            decision.Hear([0, 1], PredictionDoubt.None, n * Hop, smoothed);
            Assert.Equal(Math.Exp(-n * Hop), smoothed[0], 1e-12);
            Assert.Equal(1, smoothed.Sum(), 1e-12);
        }
    }

    [Fact]
    public void Another_emotion_must_be_ahead_by_the_margin()
    {
        var shown = Run(Plain with { Margin = 0.2 }, 0, [0.8, 0.45, 0.41, 0.39, 0.55, 0.59, 0.61]);
        Assert.Equal([0, 0, 0, 1, 1, 1, 0], shown);
    }

    [Fact]
    public void Unsure_has_a_higher_limit_to_leave_than_to_enter()
    {
        // Unsure below 0.7 for another emotion, below 0.6 for the shown one.
        var shown = Run(Plain with { Margin = 0.1 }, 0.7, [0.65, 0.75, 0.65, 0.61, 0.59, 0.65, 0.71]);
        Assert.Equal([-1, 0, 0, 0, -1, -1, 0], shown);
    }

    [Fact]
    public void Nothing_changes_before_the_hold_is_over()
    {
        var random = new SeededRandom(3, "hold");
        var settings = Plain with { MinimumHoldSeconds = 1.1 };
        var decision = new EmotionDecision(settings, 0.6);
        var smoothed = new double[2];
        var last = double.NegativeInfinity;
        var changes = 0;
        for (var n = 0; n < 2_000; n++)
        {
            var p = random.NextDouble();
            var rest = random.Next(10) == 0;
            var before = (decision.Shown, decision.Doubt);
            var changed = rest
                ? decision.Rest(n * Hop, smoothed)
                : decision.Hear([p, 1 - p], random.Next(5) == 0 ? PredictionDoubt.UnlikeTraining : PredictionDoubt.None, n * Hop, smoothed);
            Assert.Equal(changed, before != (decision.Shown, decision.Doubt));
            if (changed)
            {
                Assert.True(n * Hop - last >= 1.1);
                last = n * Hop;
                changes++;
            }
        }

        Assert.True(changes > 100);
    }

    [Fact]
    public void Windows_that_mean_nothing_leave_the_probabilities_alone()
    {
        var decision = new EmotionDecision(Plain, 0);
        var smoothed = new double[2];
        decision.Hear([0.9, 0.1], PredictionDoubt.None, 0, smoothed);
        Assert.True(decision.Hear([0, 1], PredictionDoubt.UnlikeTraining, 1, smoothed));
        Assert.Equal((EmotionDecision.None, PredictionDoubt.UnlikeTraining), (decision.Shown, decision.Doubt));
        Assert.Equal([0.9, 0.1], smoothed);
        decision.Rest(2, smoothed);
        Assert.Equal([0.5, 0.5], smoothed);
    }

    [Fact]
    public void A_rule_counts_only_while_its_emotion_is_shown()
    {
        var clock = new RuleClock(new TrackerRule("drowsy", "sleepy", 1));
        string?[] shown = ["sleepy", "sleepy", null, "sleepy", "sleepy", "sleepy", "sad", "sleepy", "sleepy", "sleepy", "sleepy"];
        Assert.Equal([4, 10], shown.Index().Where(hop => clock.Advance(hop.Item, Hop)).Select(hop => hop.Index));
    }

    private static int[] Run(TrackerSettings settings, double unsureBelow, double[] ofFirst)
    {
        var decision = new EmotionDecision(settings, unsureBelow);
        var smoothed = new double[2];
        return
        [
            .. ofFirst
                .Index()
                .Select(hop =>
                {
                    decision.Hear([hop.Item, 1 - hop.Item], PredictionDoubt.None, hop.Index * Hop, smoothed);
                    return decision.Shown;
                }),
        ];
    }
}
