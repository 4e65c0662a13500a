using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Experiments;

public sealed class SearchExperimentTests
{
    private readonly MLContext _context = new(1);
    private readonly FeatureTable _table = TestCorpus.Table(speakers: 4, classes: 3, rowsPerCell: 3, distance: 0.25);

    // The example of the documentation of AutoML's MulticlassClassificationExperiment with its names changed.
    [Fact]
    public void Ported_example_finds_what_our_own_evaluation_finds()
    {
        var data = _table.ToDataView(_context);
        var settings = new SearchExperimentSettings { MaxExperimentTimeInSeconds = 600, OptimizingMetric = SearchMetric.MacroAccuracy };
        settings.Trainers.Clear();
        settings.Trainers.Add(TrainerCatalogue.Find("lda"));
        settings.Trainers.Add(TrainerCatalogue.Find("lbfgs"));
        settings.MaxModels = 4;
        settings.NumberOfFolds = 4;
        var told = new Told();

        var result = new SearchExperiment(_context, settings).Execute(
            trainData: data,
            labelColumnName: "Label",
            samplingKeyColumn: "Speaker",
            progressHandler: told
        );

        var best = result.BestRun;
        var own = CrossValidation.Evaluate(
            _table,
            Protocol.Groups(4).Split(_table, 1),
            TrainerCatalogue.Find(best.TrainerName),
            best.Trial.Recipe,
            1,
            1
        );
        Assert.Equal(own.Matrix.Uar, best.ValidationMetrics!.MacroAccuracy, 9);
        Assert.Equal(own.Matrix.Accuracy, best.ValidationMetrics.MicroAccuracy, 9);
        Assert.Equal(own.Probabilities.LogLoss, best.ValidationMetrics.LogLoss, 5);
        Assert.Equal(result.RunDetails, told.Runs);
        Assert.Equal(4, told.Runs.Count);
        Assert.Equal(told.Runs.Max(run => run.ValidationMetrics?.MacroAccuracy), best.ValidationMetrics.MacroAccuracy);
    }

    [Theory]
    [InlineData("lda")]
    [InlineData("lbfgs")]
    [InlineData("lightGbm")]
    public void Model_is_a_transformer_that_can_be_saved_and_predicts_as_the_recipe_does(string trainer)
    {
        var data = _table.ToDataView(_context);
        var settings = Few(TrainerCatalogue.Find(trainer));

        var run = new SearchExperiment(_context, settings).Execute(data).BestRun;

        using var folder = new TemporaryFolder();
        _context.Model.Save(run.Model, data.Schema, folder.File("m.zip"));
        var loaded = new MLContext(2).Model.Load(folder.File("m.zip"), out _).Transform(data);
        var expected = TrainerCatalogue.Find(trainer).Train(_table, _table.RowNumbers, run.Trial.Recipe, 1, CancellationToken.None);
        var scores = loaded.GetColumn<float[]>("Score").ToArray();
        for (var row = 0; row < _table.Rows.Count; row++)
        {
            var probabilities = expected.Predict(_table.Rows[row].Features, _table.Labels);
            Assert.Equal(probabilities, scores[row].Select(score => (double)score), (a, b) => Math.Abs(a - b) < 1e-4);
        }

        var called = loaded.GetColumn<string>("PredictedLabel").ToArray();
        Assert.Equal(_table.Labels[Array.IndexOf(scores[5], scores[5].Max())], called[5]);
    }

    [Fact]
    public void Columns_of_numbers_are_features_and_label_and_key_may_be_of_any_discrete_type()
    {
        var random = new SeededRandom(1, "flat");
        var rows = Enumerable.Range(0, 60).Select(i => new Flat(i % 2 == 0, i % 5, i % 2 + random.NextGaussian() / 4, i % 2 == 0 ? 3 : 1));
        var data = _context.Data.LoadFromEnumerable(rows);
        var keyed = _context.Transforms.Conversion.MapValueToKey("IsCalm").Fit(data).Transform(data);

        var plain = new SearchExperiment(_context, Few(TrainerCatalogue.Find("lda"))).Execute(data, "IsCalm", "Session");
        var withKey = new SearchExperiment(_context, Few(TrainerCatalogue.Find("lda"))).Execute(keyed, "IsCalm", "Session");

        Assert.Equal(["False", "True"], plain.Search.Table.Labels);
        Assert.Equal(["0", "1", "2", "3", "4"], plain.Search.Table.Speakers);
        Assert.Equal(["Height", "Taps"], plain.Search.Table.Set.Columns.Select(column => column.Name));
        Assert.Equal(1, plain.BestRun.ValidationMetrics!.MacroAccuracy);
        Assert.Equal(plain.BestRun.ValidationMetrics.LogLoss, withKey.BestRun.ValidationMetrics!.LogLoss);
        Assert.Equal(["True", "False"], plain.BestRun.Model!.Transform(data).GetColumn<string>("PredictedLabel").Take(2));
    }

    [Fact]
    public void Pipelines_take_part_and_one_that_fails_says_why()
    {
        var settings = Few(
            new PipelineTrainer("good", context => context.MulticlassClassification.Trainers.LbfgsMaximumEntropy()),
            new PipelineTrainer("bad", context => context.Transforms.DropColumns("Label"))
        );
        settings.MaxModels = 50;

        var result = new SearchExperiment(_context, settings).Execute(_table.ToDataView(_context));

        Assert.Equal("good", result.BestRun.TrainerName);
        Assert.Equal(_table.Rows.Count, result.BestRun.Model!.Transform(_table.ToDataView(_context)).GetColumn<float[]>("Score").Count());
        var bad = result.RunDetails.First(run => run.TrainerName == "bad");
        Assert.Null(bad.ValidationMetrics);
        Assert.Null(bad.Model);
        Assert.Equal(
            "The pipeline 'bad' gives no column Score with one value per class; its last step must be a trainer of several classes.",
            bad.Exception!.Message
        );
        Assert.Equal(result.RunDetails.Count, result.RunDetails.Select(run => run.Trial.Recipe).Distinct().Count());
    }

    [Fact]
    public void Best_run_is_that_of_the_metric()
    {
        var settings = Few(TrainerCatalogue.Find("lda"), TrainerCatalogue.Find("ridge"));
        settings.MaxModels = 5;
        settings.OptimizingMetric = SearchMetric.LogLoss;

        var result = new SearchExperiment(_context, settings).Execute(_table.ToDataView(_context));

        Assert.Equal(
            result.RunDetails.Min(run => run.ValidationMetrics?.LogLoss ?? double.MaxValue),
            result.BestRun.ValidationMetrics!.LogLoss
        );
    }

    [Fact]
    public void Experiment_that_is_cancelled_before_its_first_run_gives_nothing()
    {
        var settings = Few(TrainerCatalogue.Find("lda"));
        settings.CancellationToken = new CancellationToken(canceled: true);

        Assert.ThrowsAny<OperationCanceledException>(() => new SearchExperiment(_context, settings).Execute(_table.ToDataView(_context)));
    }

    [Theory]
    [InlineData("Emotion", "Speaker", "The data has no column 'Emotion', which labelColumnName names; its columns are Features, Label,")]
    [InlineData("Label", "Session", "The data has no column 'Session', which samplingKeyColumn names; its columns are Features, Label,")]
    [InlineData(
        "Features",
        "Speaker",
        "The column 'Features', which labelColumnName names, is of type Vector<Single, 88>; it must hold text"
    )]
    public void Column_that_cannot_be_used_is_refused(string label, string key, string sentence)
    {
        var experiment = new SearchExperiment(_context, new SearchExperimentSettings());

        var fault = Assert.Throws<SerException>(() => experiment.Execute(_table.ToDataView(_context), label, key));

        Assert.StartsWith(sentence, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_settings_that_cannot_be_used_are_refused_in_a_sentence()
    {
        string Of(Action<SearchExperimentSettings> change, params Flat[] rows)
        {
            var settings = Few(TrainerCatalogue.Find("lda"));
            change(settings);
            var experiment = new SearchExperiment(_context, settings);
            return Assert
                .Throws<SerException>(() => experiment.Execute(_context.Data.LoadFromEnumerable(rows), "IsCalm", "Session"))
                .Message;
        }

        Flat good = new(true, 1, 2, 3);
        Assert.Contains("row 2: the feature 'Height' is not a finite number", Of(_ => { }, good, new(false, 2, double.NaN, 1)));
        Assert.Contains("data has one emotion", Of(_ => { }, good, new(true, 2, 1, 1)));
        Assert.Equal("The experiment was given no rows.", Of(_ => { }));
        Assert.Contains("MaxModels is 0; it must be 1 or more", Of(settings => settings.MaxModels = 0, good));
        Assert.Contains("there are no trainers", Of(settings => settings.Trainers.Clear(), good));
        Assert.Contains("have no form in ML.NET", Of(settings => settings.Trainers.Add(TrainerCatalogue.Find("kernelSvm")), good));
        var mixed = _context.Data.LoadFromEnumerable(
            new[]
            {
                new
                {
                    Label = "a",
                    Speaker = "s",
                    Note = "x",
                },
            }
        );
        Assert.StartsWith(
            "The column 'Note' is of type String and cannot be a feature; drop it, turn it into numbers,",
            Assert.Throws<SerException>(() => new SearchExperiment(_context, new()).Execute(mixed)).Message,
            StringComparison.Ordinal
        );
    }

    private static SearchExperimentSettings Few(params ITrainer[] trainers)
    {
        var settings = new SearchExperimentSettings { MaxModels = 1, NumberOfFolds = 2 };
        settings.Trainers.Clear();
        foreach (var trainer in trainers)
        {
            settings.Trainers.Add(trainer);
        }

        return settings;
    }

    private sealed class Flat(bool isCalm, int session, double height, int taps)
    {
        public bool IsCalm { get; set; } = isCalm;

        public int Session { get; set; } = session;

        public double Height { get; set; } = height;

        public int Taps { get; set; } = taps;
    }

    private sealed class Told : IProgress<SearchRunDetail>
    {
        public List<SearchRunDetail> Runs { get; } = [];

        public void Report(SearchRunDetail value) => Runs.Add(value);
    }
}
