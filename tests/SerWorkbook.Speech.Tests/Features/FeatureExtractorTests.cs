namespace SerWorkbook.Speech.Tests.Features;

public sealed class FeatureExtractorTests
{
    public static TheoryData<string> Sets => [.. FeatureSet.All.Select(set => set.Id)];

    [Fact]
    public void Sets_are_found_by_name_and_by_id()
    {
        Assert.Same(FeatureSet.SerFull, FeatureSet.Find("serfull"));
        Assert.Same(FeatureSet.SerFull, FeatureSet.Find("SerFull-2"));
        Assert.Contains("SerFull-2", Assert.Throws<SerException>(() => FeatureSet.Find("MFCC")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Columns_have_names_of_their_own(string id)
    {
        var names = FeatureSet.Find(id).Columns.Select(column => column.Name).ToArray();
        Assert.NotEmpty(names);
        Assert.Equal(names, names.Distinct());
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_file_and_its_samples_give_the_same_values(string id)
    {
        using var folder = new TemporaryFolder();
        var clip = TestSignal.Join(
            TestSignal.Harmonics(150, 0.6, 44_100),
            TestSignal.Noise(0.2, 44_100),
            TestSignal.Harmonics(190, 0.6, 44_100)
        );
        WavWriter.Write(folder.File("clip.wav"), clip);
        var extractor = new FeatureExtractor(FeatureSet.Find(id));
        Assert.Equal(extractor.Extract(WavReader.Read(folder.File("clip.wav")), "clip"), extractor.Extract(folder.File("clip.wav")));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Values_are_finite_for_any_signal(string id)
    {
        AudioClip[] signals =
        [
            TestSignal.Noise(0.11),
            TestSignal.Sine(50, 0.2),
            TestSignal.Sine(7_900, 1),
            TestSignal.Harmonics(100, 3, 8_000),
            new(Enumerable.Repeat(0.5f, 16_000).ToArray(), 16_000),
            new(Enumerable.Range(0, 16_000).Select(n => n / 40 % 2 == 0 ? 1f : -1f).ToArray(), 16_000),
            new(Enumerable.Range(0, 16_000).Select(n => n % 1_000 == 0 ? 1f : 0f).ToArray(), 16_000),
            new(TestSignal.Noise(1).Samples.ToArray().Select(x => x * 30f).ToArray(), 16_000),
            TestSignal.Noise(1, 192_000),
        ];
        foreach (var signal in signals)
        {
            Assert.All(new FeatureExtractor(FeatureSet.Find(id)).Extract(signal, "x"), value => Assert.True(float.IsFinite(value)));
        }

        AudioClip[] parts = [TestSignal.Silence(2), TestSignal.Noise(0.004), new(ReadOnlyMemory<float>.Empty, 16_000)];
        foreach (var part in parts)
        {
            Assert.All(new FeatureExtractor(FeatureSet.Find(id)).ExtractPart(part), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Refuses_what_holds_nothing_to_measure(string id)
    {
        using var folder = new TemporaryFolder();
        var extractor = new FeatureExtractor(FeatureSet.Find(id));
        var click = new AudioClip(Enumerable.Range(0, 16_000).Select(n => n == 8_000 ? 1f : 0f).ToArray(), 16_000);
        Assert.Contains(
            "10 ms of it stand out",
            Assert.Throws<InvalidAudioException>(() => extractor.Extract(click, "click")).Message,
            StringComparison.Ordinal
        );
        foreach (
            var clip in new[]
            {
                TestSignal.Silence(1),
                TestSignal.Noise(0.05),
                new AudioClip(ReadOnlyMemory<float>.Empty, 8_000),
                new AudioClip(new[] { float.NaN }, 16_000),
            }
        )
        {
            Assert.StartsWith(
                "name.wav: ",
                Assert.Throws<InvalidAudioException>(() => extractor.Extract(clip, "name.wav")).Message,
                StringComparison.Ordinal
            );
            WavWriter.Write(folder.File("bad.wav"), clip);
            Assert.Contains(
                "bad.wav: ",
                Assert.Throws<InvalidAudioException>(() => extractor.Extract(folder.File("bad.wav"))).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void One_extractor_gives_the_same_values_whatever_it_measured_before(string id)
    {
        var set = FeatureSet.Find(id);
        var clip = TestSignal.Harmonics(180, 0.7);
        var used = new FeatureExtractor(set);
        used.Extract(TestSignal.Noise(1.3, 44_100), "other");
        Assert.Throws<InvalidAudioException>(() => used.Extract(TestSignal.Silence(1), "silent"));
        Assert.Equal(new FeatureExtractor(set).Extract(clip, "x"), used.Extract(clip, "x"));
    }
}
