namespace SerWorkbook.Speech.Tests.Prediction;

public sealed class SpeakerProfileTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;

    // The definition, summed up twice as the textbook has it.
    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1e4)]
    [InlineData(60, 5)]
    [InlineData(500, 1e6)]
    public void Scales_as_the_definition_says(int clips, double level)
    {
        var rows = Rows(clips, level);
        var speaker = Enrol(rows);
        var scaled = new float[Columns];
        foreach (var row in rows)
        {
            speaker.Scale(row, scaled);
            for (var i = 0; i < Columns; i++)
            {
                var mean = rows.Average(r => (double)r[i]);
                var spread = Math.Sqrt(rows.Average(r => (r[i] - mean) * (r[i] - mean)));
                Assert.Equal((row[i] - mean) / spread, scaled[i], 1e-5);
            }
        }
    }

    [Fact]
    public void Two_clips_lie_one_spread_from_their_mean_and_an_unheard_one_where_it_belongs()
    {
        var (low, high, other) = (Filled(10), Filled(14), Filled(18));
        var speaker = Enrol([low, high]);
        Assert.All(Scale(speaker, low), value => Assert.Equal(-1, value));
        Assert.All(Scale(speaker, high), value => Assert.Equal(1, value));
        Assert.All(Scale(speaker, other), value => Assert.Equal(3, value));
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(-1e30f)]
    [InlineData(0f)]
    [InlineData(1e-45f)]
    public void A_column_that_does_not_vary_gives_0_whatever_comes(float constant)
    {
        var rows = Rows(7, 5);
        foreach (var row in rows)
        {
            row[3] = constant;
        }

        var speaker = Enrol(rows);
        Assert.All(rows, row => Assert.Equal(0, Scale(speaker, row)[3]));
        Assert.Equal(0, Scale(speaker, Filled(77))[3]);
    }

    [Fact]
    public void What_hardly_varied_stays_finite()
    {
        var (one, two) = (Filled(0), Filled(0));
        two[5] = float.Epsilon;
        var scaled = Scale(Enrol([one, two]), Filled(float.MaxValue));
        Assert.Equal(1_000, scaled[5]);
        Assert.Equal(0, scaled[4]);
    }

    [Fact]
    public void A_profile_grows_clip_by_clip_and_does_not_mind_the_order()
    {
        var rows = Rows(20, 100);
        var (whole, back) = (Enrol(rows), Enrol([.. rows.Reverse()]));
        var half = Enrol(rows[..8]);
        Assert.NotEqual(Scale(half, rows[0])[0], Scale(whole, rows[0])[0], 1e-3);
        Array.ForEach(rows[8..], row => half.Add(row));
        Assert.Equal(Scale(whole, rows[0]), Scale(half, rows[0]));
        Assert.All(Scale(whole, rows[0]).Zip(Scale(back, rows[0])), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Too_few_clips_and_wrong_features_are_refused_and_leave_the_profile_as_it_was()
    {
        var speaker = new SpeakerProfile(FeatureSet.GeMaps);
        Assert.Contains("No clip", Assert.Throws<SerException>(() => Scale(speaker, Filled(1))).Message, StringComparison.Ordinal);
        speaker.Add(Filled(1));
        Assert.Contains("One clip", Assert.Throws<SerException>(() => Scale(speaker, Filled(1))).Message, StringComparison.Ordinal);
        var before = SpeakerProfileFile.ToJson(speaker);
        var bad = Filled(2);
        bad[^1] = float.NaN;
        Assert.Contains(
            FeatureSet.GeMaps.Columns[^1].Name,
            Assert.Throws<ArgumentException>(() => speaker.Add(bad)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => speaker.Add(new float[3]));
        Assert.Equal(before, SpeakerProfileFile.ToJson(speaker));
    }

    [Fact]
    public void A_saved_profile_scales_and_goes_on_learning_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        var rows = Rows(9, 1e5);
        var speaker = Enrol(rows[..6]);
        SpeakerProfileFile.Save(folder.File("s.json"), speaker);
        var loaded = SpeakerProfileFile.Load(folder.File("s.json"));
        Assert.Equal((6, FeatureSet.GeMaps.Id), (loaded.Clips, loaded.Set.Id));
        Assert.Equal(Scale(speaker, rows[7]), Scale(loaded, rows[7]));
        Array.ForEach(rows[6..], row => speaker.Add(row));
        Array.ForEach(rows[6..], row => loaded.Add(row));
        Assert.Equal(SpeakerProfileFile.ToJson(speaker), SpeakerProfileFile.ToJson(loaded));
    }

    [Theory]
    [InlineData("{", "{", "{", "not a speaker profile")]
    [InlineData("", "\"clips\":2", "\"clips\":-1", "-1 clips")]
    [InlineData("", "\"version\":1", "\"version\":9", "version is 9")]
    [InlineData("", "SerWorkbook speaker profile", "SerWorkbook emotion model", "not a speaker profile")]
    [InlineData("", "\"mean\":[", "\"mean\":[0,", "means and squares")]
    [InlineData("", "\"squares\":[0", "\"squares\":[-1", "below 0")]
    [InlineData("", "\"squares\":[0", "\"squares\":[1e999", "finite")]
    [InlineData("", "eGeMAPSv02", "Magic", "Magic")]
    public void Refuses_what_is_no_profile_with_one_sentence(string whole, string from, string to, string part)
    {
        var json = whole.Length > 0 ? whole : SpeakerProfileFile.ToJson(Enrol([Filled(1), Filled(1)]));
        Assert.Contains(from, json, StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidModelException>(() =>
            SpeakerProfileFile.Parse(json.Replace(from, to, StringComparison.Ordinal), "s.json")
        );
        Assert.StartsWith("s.json: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void A_missing_profile_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "no such file",
            Assert.Throws<InvalidModelException>(() => SpeakerProfileFile.Load(folder.File("no.json"))).Message,
            StringComparison.Ordinal
        );
    }

    private static SpeakerProfile Enrol(float[][] rows)
    {
        var speaker = new SpeakerProfile(FeatureSet.GeMaps);
        Array.ForEach(rows, row => speaker.Add(row));
        return speaker;
    }

    private static float[] Scale(SpeakerProfile speaker, float[] features)
    {
        var scaled = new float[Columns];
        speaker.Scale(features, scaled);
        return scaled;
    }

    private static float[] Filled(float value)
    {
        var row = new float[Columns];
        Array.Fill(row, value);
        return row;
    }

    private static float[][] Rows(int count, double level)
    {
        var random = new SeededRandom(count, "speaker");
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => Enumerable.Range(0, Columns).Select(i => (float)(level + (i + 1) * random.NextGaussian())).ToArray()),
        ];
    }
}
