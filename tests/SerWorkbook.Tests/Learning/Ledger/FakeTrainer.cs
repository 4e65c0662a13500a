using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Ledger;

/// <summary>A trainer that does what a test says before it trains, or instead.</summary>
internal sealed class FakeTrainer(string name, Action<CancellationToken> before, Func<TrainedModel, TrainedModel>? after = null) : ITrainer
{
    public string Name => name;

    public string Title => name;

    public IReadOnlyList<TrainerSetting> Space { get; } = [new("x", 1, 2)];

    public IReadOnlyList<Recipe> Portfolio { get; } = [Recipe.Of(name, ("x", 1))];

    public TrainedModel Train(FeatureTable table, IReadOnlyList<int> rows, Recipe recipe, int seed, CancellationToken cancellationToken)
    {
        before(cancellationToken);
        var model = new RidgeTrainer().Train(table, rows, new RidgeTrainer().Portfolio[0], seed, cancellationToken);
        return after is null ? model : after(model);
    }

    public static FakeTrainer Throwing() => new("throwing", _ => throw new InvalidOperationException("no luck"));

    public static FakeTrainer Endless() =>
        new(
            "endless",
            stop =>
            {
                stop.WaitHandle.WaitOne();
                stop.ThrowIfCancellationRequested();
            }
        );

    /// <summary>It does not even look whether it should stop, until the test is over.</summary>
    public static FakeTrainer Deaf(ManualResetEventSlim end) => new("deaf", _ => end.Wait(CancellationToken.None));

    public static FakeTrainer NotANumber() =>
        new(
            "nan",
            _ => { },
            model => model with { Scaler = new Standardiser([.. model.Scaler.Offset.Select(_ => float.NaN)], model.Scaler.Scale) }
        );
}
