using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export;

/// <summary>A model that was saved and read again says what the trained objects say: for all trainers, ensembles and scalings.</summary>
public sealed class SavedModelTests
{
    private const double Parity = 1e-5;
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 4, classes: 3, rowsPerCell: 8, distance: 0.3);

    public static TheoryData<string, FeatureScaling> Trainers
    {
        get
        {
            var data = new TheoryData<string, FeatureScaling>();
            foreach (var trainer in TrainerCatalogue.Default)
            {
                data.Add(trainer.Name, FeatureScaling.Global);
                data.Add(trainer.Name, FeatureScaling.PerSpeaker);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_saved_winner_predicts_from_raw_features_what_the_trained_one_does(string name, FeatureScaling scaling)
    {
        using var folder = new TemporaryFolder();
        var table = Scaled(scaling);
        var trainer = TrainerCatalogue.Find(name);
        var search = new ModelSearch([trainer]).Run(table, new SearchOptions { MaximumTrials = 1, Protocol = Protocol.Groups(2) });
        var saved = ModelExport.Save(search, folder.Path);
        var loaded = ModelFile.Load(folder.File(ModelExport.PlainName));
        Assert.Equal(scaling == FeatureScaling.PerSpeaker, loaded.NeedsSpeaker);
        Assert.Equal(saved.Origin, loaded.Origin);
        Assert.Equal(
            scaling == FeatureScaling.PerSpeaker,
            loaded.Origin.UarProtocol.Contains("speaker normalisation", StringComparison.Ordinal)
        );
        Assert.Equal(scaling == FeatureScaling.Global && name != "kernelSvm", File.Exists(folder.File(ModelExport.MlNetName)));
        AssertSame(loaded, table, trainer.Train(table, AllRows, search.Best.Recipe, 1, default));
    }

    [Theory]
    [InlineData(FeatureScaling.Global)]
    [InlineData(FeatureScaling.PerSpeaker)]
    public void A_saved_ensemble_of_every_kind_predicts_from_raw_features_what_the_trained_one_does(FeatureScaling scaling)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(ModelExport.MlNetName), "of an earlier search");
        var table = Scaled(scaling);
        var search = new ModelSearch().Run(
            table,
            new SearchOptions
            {
                MaximumTrials = 4,
                Protocol = Protocol.Groups(2),
                Budget = TimeSpan.FromMinutes(5),
            }
        );
        var recipes = TrainerCatalogue
            .Default.Select(trainer => trainer.Portfolio[0])
            .Append(TrainerCatalogue.Parse("svm (balanced=1, c=1, keep=20, columns=voice)"))
            .Append(TrainerCatalogue.Parse("ridge (balanced=0, c=1, keep=0, columns=cepstrum, scaling=none)"))
            .Append(TrainerCatalogue.Find("lightGbm").Portfolio[0] with { Columns = "spectrum" })
            .ToArray();
        var members = recipes
            .Index()
            .Select(recipe => new EnsembleMember(
                search.Best with
                {
                    Number = recipe.Index + 1,
                    Recipe = recipe.Item,
                },
                (recipe.Index + 1) / 66.0,
                1 + 0.2 * recipe.Index
            ))
            .ToArray();
        Assert.Equal(11, members.Length);
        var chosen = EnsembleSelection.Choose(search);
        var ensemble = chosen with { Members = members };
        ModelExport.Save(search, ensemble, folder.Path);

        var loaded = ModelFile.Load(folder.File(ModelExport.PlainName));
        Assert.False(File.Exists(folder.File(ModelExport.MlNetName)));
        Assert.Equal(scaling == FeatureScaling.PerSpeaker, loaded.NeedsSpeaker);
        Assert.Equal($"ensemble: {ensemble}", loaded.Origin.Trainer);
        Assert.Equal(chosen.Uar, loaded.Origin.Uar);
        Assert.Contains("optimistic", loaded.Origin.UarProtocol, StringComparison.Ordinal);
        Assert.Equal(CalibrationFit.Of(chosen.Predictions, 0.8, loaded.Calibration!.FittedOn), loaded.Calibration);
        AssertSame(loaded, table, EnsembleTraining.Train(table, AllRows, ensemble, TrainerCatalogue.Default, 1));
    }

    // Whoever enrols in another order, or with the same clips twice, is understood the same.
    [Fact]
    public void The_order_of_enrolment_does_not_matter()
    {
        using var folder = new TemporaryFolder();
        var search = new ModelSearch([TrainerCatalogue.Find("svm")]).Run(
            Scaled(FeatureScaling.PerSpeaker),
            new SearchOptions { MaximumTrials = 1, Protocol = Protocol.Groups(2) }
        );
        var model = ModelExport.Save(search, folder.Path);
        float[][] clips = [.. Table.Rows.Where(row => row.Utterance.Speaker == "s1").Select(row => row.Features)];
        var (speaker, other) = (Enrol(clips), Enrol([.. clips.Reverse(), .. clips]));
        Assert.All(
            clips,
            clip =>
                Assert.All(
                    model.Predict(clip, speaker).Probabilities.Zip(model.Predict(clip, other).Probabilities),
                    pair => Assert.Equal(pair.First.Value, pair.Second.Value, Parity)
                )
        );
        Assert.Contains("enrol the speaker", Assert.Throws<SerException>(() => model.Predict(clips[0])).Message, StringComparison.Ordinal);
    }

    private static int[] AllRows => [.. Enumerable.Range(0, Table.Rows.Count)];

    private static FeatureTable Scaled(FeatureScaling scaling) =>
        scaling == FeatureScaling.PerSpeaker ? SpeakerScaling.Scale(Table) : Table;

    private static SpeakerProfile Enrol(IEnumerable<float[]> clips)
    {
        var speaker = new SpeakerProfile(Table.Set);
        foreach (var clip in clips)
        {
            speaker.Add(clip);
        }

        return speaker;
    }

    private static void AssertSame(EmotionModel loaded, FeatureTable table, TrainedModel trained)
    {
        var speakers = Table
            .Rows.GroupBy(row => row.Utterance.Speaker)
            .ToDictionary(rows => rows.Key, rows => Enrol(rows.Select(row => row.Features)));
        foreach (var (raw, row) in Table.Rows.Zip(table.Rows))
        {
            var expected = trained.Predict(row.Features, loaded.Labels);
            Temperature.Scale(expected, loaded.Calibration!.Temperature, expected);
            var prediction = loaded.Predict(raw.Features, loaded.NeedsSpeaker ? speakers[raw.Utterance.Speaker] : null);
            Assert.All(expected.Zip(prediction.Probabilities), pair => Assert.Equal(pair.First, pair.Second.Value, Parity));
        }
    }
}
