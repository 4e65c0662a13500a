using System.Globalization;
using SerWorkbook.Export;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>A graph from the waveform on says what the model says: of speech, noise and tones, of any length.</summary>
public sealed class WaveformOnnxTests(ITestOutputHelper output, SpeechTables tables) : IClassFixture<SpeechTables>
{
    private const int MostClips = 200;

    public static TheoryData<string> Trainers => [.. TrainerCatalogue.Default.Select(trainer => trainer.Name)];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_model_of_the_demo_corpus_says_the_same(string trainer) => Compare(trainer, tables.Demo);

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_model_of_real_speech_says_the_same_of_others_too(string trainer) => Compare(trainer, tables.RealSpeech);

    private void Compare(string trainer, FeatureTable all)
    {
        using var folder = new TemporaryFolder();
        var model = SpeechTables.Train(all, trainer, folder);
        using var onnx = OnnxParity.Export(model, folder);
        var clips = Enumerable
            .Range(0, Math.Min(MostClips, all.Rows.Count))
            .Select(i => all.Corpus.PathOf(all.Rows[i * all.Rows.Count / Math.Min(MostClips, all.Rows.Count)].Utterance))
            .ToArray();
        var largest = clips.Max(clip => OnnxParity.Difference(model.Predict(clip), onnx.Predict(clip, null)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trainer}: {largest:0.0e0} in {clips.Length} clips"));
        Assert.InRange(largest, 0, OnnxParity.Tolerance);
    }

    [Fact]
    public void The_gate_compares_the_file_and_refuses_one_that_answers_differently()
    {
        using var folder = new TemporaryFolder();
        var model = SpeechTables.Train(tables.Demo, "svm", folder);
        OnnxExport.Save(model, folder.File("emotion.onnx"));
        using var runtime = new OnnxFileRuntime(folder.File("emotion.onnx"));
        string[] clips = [.. tables.Demo.Rows.Take(10).Select(row => tables.Demo.Corpus.PathOf(row.Utterance))];
        var expected = BundleRuntime.PredictWith(model, clips, CancellationToken.None);
        var parity = ParityGate.Compare(runtime, expected, clips, 1e-4, CancellationToken.None);
        Assert.Equal((10, 0), (parity.Clips, parity.DifferentAnswers));
        ParityGate.Require([parity]);
        var others = ParityGate.Compare(runtime, [.. expected.Reverse()], clips, 1e-4, CancellationToken.None);
        Assert.Contains("ONNX file", Assert.Throws<SerException>(() => ParityGate.Require([others])).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Sounds => [.. AllSounds().Select(pair => pair.Name)];

    [Theory]
    [MemberData(nameof(Sounds))]
    public void Every_sound_is_answered_or_refused_as_by_the_model(string name)
    {
        using var folder = new TemporaryFolder();
        var model = Handmade();
        using var onnx = OnnxParity.Export(model, folder);
        var samples = AllSounds().First(pair => pair.Name == name).Clip.Samples;
        var expected = Predict(model, samples);
        var actual = onnx.PredictWaveform(samples);
        if (expected is null)
        {
            Assert.Null(actual);
        }
        else
        {
            Assert.InRange(OnnxParity.Difference(expected, actual), 0, OnnxParity.Tolerance);
        }
    }

    private static EmotionPrediction? Predict(EmotionModel model, ReadOnlySpan<float> samples)
    {
        try
        {
            return model.Predict(samples, MelStatsPlan.SampleRate);
        }
        catch (InvalidAudioException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Name, AudioClip Clip)> AllSounds()
    {
        yield return ("a voice", TestSignal.Harmonics(180, 1.3));
        yield return ("a low voice", TestSignal.Harmonics(85, 0.9));
        yield return ("a voice between pauses", Join(TestSignal.Silence(0.3), TestSignal.Harmonics(240, 0.4), TestSignal.Silence(0.7)));
        yield return (
            "two voices with a gap",
            Join(TestSignal.Harmonics(120, 0.3), TestSignal.Silence(0.2), TestSignal.Harmonics(300, 0.2))
        );
        yield return ("a soft voice", TestSignal.Harmonics(200, 1, amplitude: 0.001));
        yield return ("noise", TestSignal.Noise(1));
        yield return ("soft noise", TestSignal.Noise(0.5, deviation: 0.002));
        yield return ("a sine", TestSignal.Sine(1000, 1));
        yield return ("100 ms of a voice", TestSignal.Harmonics(200, 0.1));
        yield return ("99 ms of a voice", TestSignal.Harmonics(200, 0.099));
        yield return ("a sample", new AudioClip(new[] { 0.5f }, 16_000));
        yield return ("nothing", new AudioClip(Array.Empty<float>(), 16_000));
        yield return ("silence", TestSignal.Silence(1));
        yield return ("a voice at -85 dB", TestSignal.Harmonics(200, 1, amplitude: 1e-5));
        yield return ("a click", Join(TestSignal.Silence(0.5), TestSignal.Harmonics(200, 0.02), TestSignal.Silence(0.5)));
        yield return ("beyond full scale", TestSignal.Sine(200, 1, amplitude: 10));
        yield return ("integers", TestSignal.Sine(200, 1, amplitude: 20_000));
        yield return ("NaN", With(float.NaN));
        yield return ("infinity", With(float.PositiveInfinity));
        yield return ("a constant", new AudioClip(Enumerable.Repeat(0.3f, 16_000).ToArray(), 16_000));
    }

    private static AudioClip Join(params AudioClip[] clips) => TestSignal.Join(clips);

    private static AudioClip With(float value)
    {
        var samples = TestSignal.Harmonics(200, 0.5).Samples.ToArray();
        samples[777] = value;
        return new AudioClip(samples, 16_000);
    }

    // Every column counts.
    private static EmotionModel Handmade()
    {
        var columns = FeatureSet.MelStats.Columns.Count;
        var random = new SeededRandom(9, "weights");
        float[] Numbers() => [.. Enumerable.Range(0, columns).Select(_ => (float)(random.NextGaussian() / Math.Sqrt(columns)))];
        return new EmotionModel(
            FeatureSet.MelStats,
            ["a", "b", "c"],
            new Standardiser(new float[columns], [.. Enumerable.Repeat(0.2f, columns)]),
            new SoftmaxLinearClassifier(new LinearWeights([Numbers(), Numbers(), Numbers()], [0, 0, 0])),
            new ModelOrigin("test", null, "0", 10, 2, "by hand", 1, 0.5, "none")
        );
    }
}
