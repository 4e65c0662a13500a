using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Multi;
using NWaves.FeatureExtractors.Options;
using SerWorkbook.FeatureTables;
using SerWorkbook.Interop;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Interop;

public sealed class NWavesTests
{
    private static readonly AudioClip Voice = Augmentation.AddNoise(TestSignal.Harmonics(140, 0.6), 25, 1);

    private static NWaves.FeatureExtractors.Options.MfccOptions Options =>
        new()
        {
            SamplingRate = 16_000,
            FeatureCount = 5,
            FrameDuration = 0.025,
            HopDuration = 0.010,
        };

    [Fact]
    public void Clip_becomes_a_signal_and_a_clip_again()
    {
        var signal = Voice.ToDiscreteSignal();
        var back = signal.ToAudioClip();
        signal.Samples[0] = 5;

        Assert.Equal(Voice.SampleRate, signal.SamplingRate);
        Assert.Equal(Voice.Samples.ToArray(), back.Samples.ToArray());
        Assert.NotEqual(5, Voice.Samples[0]);
        Assert.Throws<SerException>(() => new AudioClip(Array.Empty<float>(), 16_000).ToDiscreteSignal());
    }

    [Fact]
    public void Functionals_are_those_of_the_frames()
    {
        var values = new float[4];
        FrameFunctionals.Write([4, 1, 3, 2, 5, 6, 7, 8, 9, 10, 11], values);
        Assert.Equal([6, (float)Math.Sqrt(10), 2, 10], values);
    }

    [Fact]
    public void Extractor_is_a_feature_set_that_is_extracted_like_others()
    {
        var set = SetOf();
        var vector = new FeatureExtractor(set).Extract(Voice, "voice");
        var frames = new MfccExtractor(Options).ComputeFrom(Voice.ToDiscreteSignal());

        Assert.Equal("NWavesMfcc-1", set.Id);
        Assert.Equal(20, set.Columns.Count);
        Assert.Equal(frames.Average(frame => (double)frame[2]), vector[Place(set, "mfcc2_mean")], 3);
        Assert.Equal(vector, new FeatureExtractor(set).Extract(Voice, "again"));
        Assert.All(new FeatureExtractor(set).ExtractPart(Voice.Slice(0, 100)), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Set_is_searched_and_evaluated_by_several_threads_but_not_cached_and_not_exported()
    {
        using var folder = new TemporaryFolder();
        var workbook = new Workbook(TestCorpus.Write(folder, speakers: 3, emotions: 2, takes: 2), folder.File("home"), folder.File("out"));
        var shared = new MfccExtractor(Options);
        var set = FeatureSet.From("NWavesMfcc", 1, "MFCC of NWaves", () => new NWavesAnalyser(shared));

        var corpus = workbook.OpenCorpus();
        var table = workbook.ExtractFeatures(corpus, set: set);
        var single = new FeatureTableBuilder(SetOf(), null, 1).Build(corpus);

        Assert.Equal(single.Rows.Select(row => row.Features), table.Rows.Select(row => row.Features));
        Assert.Empty(
            Directory.Exists(folder.File("home")) ? Directory.GetFiles(folder.File("home"), "*.bin", SearchOption.AllDirectories) : []
        );
        var search = new ModelSearch([TrainerCatalogue.Find("lda")]).Run(table, new SearchOptions { MaximumTrials = 2 });
        var result = workbook.Evaluate(table, Protocol.Loso.Split(table, 1), search.Winner.Recipe);
        Assert.Equal(12, result.Matrix.Total);
        var fault = Assert.Throws<SerException>(() => workbook.Save(search));
        Assert.StartsWith("A model of the feature set NWavesMfcc-1 cannot be saved or exported", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SerFull", 1, "this library has a set of that name")]
    [InlineData("a b", 1, "letters and digits")]
    [InlineData("Mine", 0, "its version is 0; versions start at 1")]
    public void Set_that_could_be_taken_for_another_is_refused(string name, int version, string part) =>
        Assert.Contains(
            part,
            Assert
                .Throws<SerException>(() => FeatureSet.From(name, version, "x", () => new NWavesAnalyser(new MfccExtractor(Options))))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Other_extractors_are_sets_too()
    {
        var multi = new MultiFeatureOptions { SamplingRate = 16_000, FeatureList = "centroid, rms" };
        var set = FeatureSet.From("NWavesSpectral", 2, "spectral features", () => new NWavesAnalyser(new SpectralFeaturesExtractor(multi)));

        Assert.All(new FeatureExtractor(set).Extract(Voice, "voice"), value => Assert.True(float.IsFinite(value)));
        Assert.Equal(FeatureFamily.Other, set.Columns[0].Family);
    }

    // c0 of NWaves is orthonormal in both conventions; HTK scales it like all others.
    [Fact]
    public void Mfcc_of_both_libraries_agree_under_librosas_convention_and_nearly_under_htks()
    {
        var (librosa, htk) = (MfccPair.Librosa(Voice), MfccPair.Htk(Voice));

        for (var c = 0; c < MfccPair.Count; c++)
        {
            Assert.InRange(librosa.LargestDifference(c), 0, 0.01);
            Assert.Equal(htk.MeanOfOurs(c), htk.MeanOfTheirs(c) * (c == 0 ? Math.Sqrt(2) : 1), 0.5);
        }

        Assert.Equal(MfccPair.Count, ExtractionTables.MfccConventions(Voice).Rows.Count);
        Assert.Throws<SerException>(() => ExtractionTables.MfccConventions(Voice.Slice(0, 200)));
    }

    private static FeatureSet SetOf() =>
        FeatureSet.From("NWavesMfcc", 1, "MFCC of NWaves", () => new NWavesAnalyser(new MfccExtractor(Options)));

    private static int Place(FeatureSet set, string column) => set.Columns.Select(one => one.Name).ToList().IndexOf(column);
}
