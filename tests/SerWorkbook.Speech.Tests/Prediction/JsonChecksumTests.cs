using System.Text;
using SerWorkbook.Speech.Bundles;

namespace SerWorkbook.Speech.Tests.Prediction;

/// <summary>A changed digit is as good a number as the right one; models and profiles that have one are refused.</summary>
public sealed class JsonChecksumTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;

    private static readonly string Json = ModelFile.ToJson(Model(0.25f));

    [Fact]
    public void A_model_with_another_digit_is_refused_and_with_its_own_is_read()
    {
        Assert.Equal(Json, ModelFile.ToJson(ModelFile.Parse(Json, "m.json")));
        Assert.Equal(Json, ModelFile.ToJson(ModelFile.Parse(Json.TrimEnd() + " \r\n", "m.json")));
        foreach (
            var changed in (string[])[Json.Replace("0.25", "0.26"), Json.Replace("\"angry\"", "\"Angry\""), Json.Replace("[0.25", "[ 0.25")]
        )
        {
            var fault = Assert.Throws<InvalidModelException>(() => ModelFile.Parse(changed, "m.json"));
            Assert.StartsWith("m.json: it was changed or damaged after it was written", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_model_of_an_earlier_version_has_no_checksum_and_a_changed_name_is_not_passed_over()
    {
        var start = Json.LastIndexOf(",\"sha256\"", StringComparison.Ordinal);
        Assert.Equal(Json, ModelFile.ToJson(ModelFile.Parse(Json[..start] + "}", "m.json")));
        var fault = Assert.Throws<InvalidModelException>(() => ModelFile.Parse(Json.Replace("sha256", "sha257"), "m.json"));
        Assert.Equal("m.json: it has a member that such files do not have ('sha257')", fault.Message);
    }

    [Fact]
    public void A_profile_with_another_digit_is_refused()
    {
        var profile = new SpeakerProfile(FeatureSet.GeMaps);
        profile.Add(Enumerable.Repeat(0.5f, Columns).ToArray());
        profile.Add(Enumerable.Repeat(1.5f, Columns).ToArray());
        var json = SpeakerProfileFile.ToJson(profile);
        Assert.Equal(json, SpeakerProfileFile.ToJson(SpeakerProfileFile.Parse(json, "s.json")));
        var fault = Assert.Throws<InvalidModelException>(() => SpeakerProfileFile.Parse(json.Replace("[0.5", "[0.7"), "s.json"));
        Assert.Contains("SHA-256", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_whose_model_answers_otherwise_than_its_golden_vectors_say_is_refused_when_it_is_loaded()
    {
        using var stream = new MemoryStream();
        var clip = WavWriter.ToBytes(TestSignal.Harmonics(150, 0.4));
        var nothing = new Dictionary<string, byte[]>();
        EmotionBundle.Create(Model(0.25f), 3, 1, new Dictionary<string, byte[]> { ["golden-1.wav"] = clip }, nothing).Save(stream);
        stream.Position = 0;
        var parts = BundleArchive.Read(stream, "b.ser");

        // With hashes that fit: another model, put in by whoever can write a bundle.
        using var other = new MemoryStream();
        BundleArchive.Write(
            other,
            [
                .. parts.Select(part => new BundlePart(
                    part.Key,
                    part.Key == "model.json" ? Encoding.UTF8.GetBytes(ModelFile.ToJson(Model(-0.25f))) : part.Value
                )),
            ]
        );
        stream.Position = other.Position = 0;
        Assert.Equal("angry", EmotionModel.Load(stream, "b.ser").Labels[0]);
        var fault = Assert.Throws<InvalidModelException>(() => EmotionModel.Load(other, "b.ser"));
        Assert.Equal("b.ser: its model does not answer 'golden-1.wav' as it did when the bundle was made", fault.Message);
    }

    private static EmotionModel Model(float weight) =>
        new(
            FeatureSet.GeMaps,
            ["angry", "sad"],
            Standardiser.Identity(Columns),
            new SoftmaxLinearClassifier(
                new LinearWeights(
                    [
                        [.. Enumerable.Repeat(0f, Columns)],
                        [.. Enumerable.Repeat(0f, Columns)],
                    ],
                    [weight, 0]
                )
            ),
            new ModelOrigin("made up", null, "00ff", 10, 2, "none", 1, 0.5, "none")
        );
}
