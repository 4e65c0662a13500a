using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Export;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export;

public sealed class ModelExportTests
{
    public static TheoryData<string, int> Recipes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var trainer in TrainerCatalogue.Default)
            {
                for (var i = 0; i < trainer.Portfolio.Count; i++)
                {
                    data.Add(trainer.Name, i);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Plain_weights_predict_what_ml_net_predicts(string name, int number)
    {
        var table = TestCorpus.Table(speakers: 3, classes: 4, rowsPerCell: 12, distance: 0.2);
        var trainer = TrainerCatalogue.Find(name);
        var rows = Enumerable.Range(0, table.Rows.Count).Where(row => row % 3 != 0).ToArray();
        var model = trainer.Train(table, rows, trainer.Portfolio[number], seed: 1, CancellationToken.None);
        Assert.Equal(table.Labels, model.Labels);
        if (model.Classifier is SoftmaxKernelClassifier)
        {
            Assert.Null(MlNetLinear.Make(model, table));
            return;
        }

        var both = model with { MlNet = model.MlNet ?? MlNetLinear.Make(model, table) };
        Assert.InRange(MlNetParity.LargestDifference(both, table), 0, 1e-5);
    }

    [Fact]
    public void Parity_is_refused_when_a_weight_is_off()
    {
        var table = TestCorpus.Table(distance: 0.2);
        var trainer = TrainerCatalogue.Find("sdca");
        var model = trainer.Train(table, [.. Enumerable.Range(0, table.Rows.Count)], trainer.Portfolio[0], 1, CancellationToken.None);
        MlNetParity.Require(model, table, 1e-5);
        ((SoftmaxLinearClassifier)model.Classifier!).Linear.Weights[1][17] += 0.05f;
        Assert.Throws<InvalidOperationException>(() => MlNetParity.Require(model, table, 1e-5));
    }

    [Fact]
    public void Both_saved_forms_predict_the_same()
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(distance: 0.2);
        var search = new ModelSearch().Run(table, new SearchOptions { MaximumTrials = 2 });
        ModelExport.Save(search, folder.Path);
        var plain = ModelFile.Load(folder.File(ModelExport.PlainName));
        var context = new MLContext();
        var scored = context.Model.Load(folder.File(ModelExport.MlNetName), out _).Transform(table.ToDataView(context));
        var labels = scored.GetColumn<string>("PredictedLabel").ToArray();
        var scores = scored.GetColumn<float[]>("Score").ToArray();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            // ML.NET's form knows no calibration, so it is given the same one.
            var prediction = plain.Predict(table.Rows[row].Features);
            var calibrated = Array.ConvertAll(scores[row], score => (double)score);
            Temperature.Scale(calibrated, plain.Calibration!.Temperature, calibrated);
            Assert.Equal(labels[row], prediction.Emotion);
            Assert.All(
                prediction.Probabilities.Select(pair => pair.Value).Zip(calibrated),
                pair => Assert.Equal(pair.First, pair.Second, 1e-4)
            );
        }

        Assert.Equal(("test", table.Corpus.DataHash), (plain.Origin.CorpusName, plain.Origin.DataHash));
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void The_winners_unheard_predictions_calibrate_the_saved_model()
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(distance: 0.2);
        var search = new ModelSearch().Run(table, new SearchOptions { MaximumTrials = 1 });
        Assert.Equal(table.Rows.Count, search.Best.Predictions.Count);
        var calibration = ModelExport.Save(search, folder.Path).Calibration!;
        Assert.Equal(CalibrationFit.Of(search.Best.Predictions, 0.8, calibration.FittedOn), calibration);
        Assert.Equal(calibration, ModelFile.Load(folder.File(ModelExport.PlainName)).Calibration);
        Assert.Contains(search.Split.Protocol, calibration.FittedOn, StringComparison.Ordinal);
        var byHand = new SearchResult(search.Table, search.Split, search.Options, [search.Best with { Predictions = [] }]);
        Assert.Null(ModelExport.Save(byHand, folder.Path).Calibration);
    }

    [Theory]
    [InlineData("lbfgs")]
    [InlineData("sdca")]
    [InlineData("linearSvm")]
    [InlineData("lightGbm")]
    public void A_class_without_training_rows_gets_no_probability(string name)
    {
        var table = TestCorpus.Table(classes: 3, rowsPerCell: 10, distance: 0.3);
        var trainer = TrainerCatalogue.Find(name);
        var rows = Enumerable.Range(0, table.Rows.Count).Where(row => table.Classes[row] != 1).ToArray();
        var model = trainer.Train(table, rows, trainer.Portfolio[0], 1, CancellationToken.None);
        Assert.Equal(["a", "c"], model.Labels);
        var probabilities = model.Predict(table.Rows[0].Features, table.Labels);
        Assert.Equal(0, probabilities[1]);
        Assert.Equal(1, probabilities.Sum(), 1e-9);
    }

    [Fact]
    public void A_constant_column_does_no_harm()
    {
        var table = TestCorpus.Table(distance: 0.2);
        foreach (var row in table.Rows)
        {
            row.Features[0] = 7;
            row.Features[1] = 0;
        }

        foreach (var trainer in TrainerCatalogue.Default)
        {
            var model = trainer.Train(table, [.. Enumerable.Range(0, table.Rows.Count)], trainer.Portfolio[0], 1, CancellationToken.None);
            MlNetParity.Require(model with { MlNet = model.MlNet ?? MlNetLinear.Make(model, table) }, table, 1e-5);
            Assert.All(model.Predict(table.Rows[0].Features, table.Labels), p => Assert.InRange(p, 0, 1));
        }
    }
}
