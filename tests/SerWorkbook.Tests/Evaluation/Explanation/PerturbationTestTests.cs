using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Explanation;

public sealed class PerturbationTestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FeatureTable _table;
    private readonly DataSplit _split;
    private readonly IReadOnlyList<TrainedModel> _models;

    public PerturbationTestTests()
    {
        var corpus = CorpusReader.Open(TestCorpus.Write(_folder), 2);
        _table = new FeatureTableBuilder(FeatureSet.GeMaps, null, 2).Build(corpus);
        _split = Splits.LeaveOneSpeakerOut(_table);
        _models = CrossValidation.TrainFolds(
            _table,
            _split,
            TrainerCatalogue.Find("lbfgs"),
            Recipe.Of("lbfgs", ("l1", 0), ("l2", 1)),
            1,
            threads: 2
        );
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Changing_nothing_changes_nothing()
    {
        var score = Assert.Single(Run([Perturbation.None], 2));
        var raw = FoldPredictions.Of(_table, _split, _models, 1);
        Assert.Equal((36, 0, 0.0, 0.0), (score.Rows, score.Refused, score.Changed, score.Loss));
        Assert.Equal((0.0, 0.0), (score.LossInterval.Low, score.LossInterval.High));
        Assert.Equal(raw.Average(p => p.Confidence), score.Confidence, 1e-12);
        Assert.Equal(ConfusionMatrix.Of(_table.Labels, raw.Select(p => p.Truth), raw.Select(p => p.Predicted)).Uar, score.Uar, 1e-12);
    }

    [Fact]
    public void Loud_noise_changes_answers_the_same_ones_whatever_the_threads()
    {
        Perturbation[] changes = [Perturbation.Noisy(NoiseKind.White, -20), Perturbation.Level(-20), Perturbation.FirstSeconds(0.3)];
        var scores = Run(changes, 1);
        Assert.Equal(scores, Run(changes, 3));
        Assert.True(scores[0].Changed > 0.2, $"noise 20 dB above the speech changes {scores[0].Changed} of the answers");
        Assert.True(scores[0].Loss > 0.1);
    }

    [Fact]
    public void Of_many_rows_some_are_taken_evenly()
    {
        int[] all = [.. Enumerable.Range(0, _table.Rows.Count)];
        Assert.Equal(all, PerturbationTest.Sample(_table, all, _table.Rows.Count));
        var cells = all.CountBy(row => (_table.Rows[row].Utterance.Speaker, _table.Classes[row])).ToDictionary();
        var some = PerturbationTest.Sample(_table, [.. all.Reverse()], all.Length / 2);
        Assert.Equal(some.Distinct().Order(), some);
        Assert.Equal(all.Length / 2, some.Length);
        Assert.All(
            some.CountBy(row => (_table.Rows[row].Utterance.Speaker, _table.Classes[row])),
            cell => Assert.InRange(cell.Value, (cells[cell.Key] / 2.0) - 1, (cells[cell.Key] / 2.0) + 1)
        );
    }

    [Fact]
    public void Recordings_without_anything_left_to_measure_are_counted()
    {
        var score = Assert.Single(Run([Perturbation.Level(-200)], 2));
        Assert.Equal((0, 36), (score.Rows, score.Refused));
        Assert.True(double.IsNaN(score.Uar));
    }

    [Fact]
    public void Pieces_are_refused_and_the_work_can_be_stopped()
    {
        var pieces = new FeatureTable(_table.Corpus, _table.Set, Cutting.Capstone, _table.Rows, []);
        Assert.Throws<SerException>(() => PerturbationTest.Run(pieces, _split, _models, [Perturbation.None], 1, 1));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PerturbationTest.Run(_table, _split, _models, [Perturbation.None], 1, 1, cancellationToken: stop.Token)
        );
    }

    [Fact]
    public void Every_change_has_a_name_of_its_own_and_works()
    {
        Assert.Equal(Perturbation.All.Count, Perturbation.All.Select(change => change.Name).Distinct().Count());
        var clip = _table.Corpus.Read(_table.Corpus.Utterances[0]);
        Assert.All(
            Perturbation.All.Concat(Perturbation.Usual),
            change =>
            {
                var changed = change.Apply(clip, 1);
                Assert.NotEqual(
                    clip.Samples.ToArray(),
                    change.Name.StartsWith("first", StringComparison.Ordinal) ? [] : changed.Samples.ToArray()
                );
                Assert.InRange(changed.Length, 1, clip.Length);
            }
        );
    }

    private IReadOnlyList<PerturbationScore> Run(IReadOnlyList<Perturbation> changes, int threads) =>
        PerturbationTest.Run(_table, _split, _models, changes, seed: 1, threads);
}
