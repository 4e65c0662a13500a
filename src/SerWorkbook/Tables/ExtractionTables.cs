using System.Globalization;
using SerWorkbook.Interop;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Tables about extracted features.</summary>
public static class ExtractionTables
{
    /// <summary>The families of a feature set, with the number and names of their columns.</summary>
    /// <param name="set">The feature set.</param>
    public static ResultTable Families(FeatureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return ResultTable.Of(
            $"{set.Id}: {set.Columns.Count} features",
            set.Columns.GroupBy(column => column.Family),
            columns =>
                columns
                    .Add("Family", family => family.Key)
                    .Add("Features", family => family.Count())
                    .Add("Examples", family => string.Join(", ", family.Select(column => column.Name.Split('_')[0]).Distinct().Take(6)))
                    .Add("Units", family => string.Join(", ", family.Select(column => column.Unit).Distinct().Take(4)))
        );
    }

    /// <summary>What each family of features tells on its own.</summary>
    /// <param name="table">The table that was measured.</param>
    /// <param name="families">One value per family.</param>
    public static ResultTable Families(FeatureTable table, IReadOnlyList<FamilyInformation> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(families);
        return ResultTable.Of(
            "Families of features, each on its own",
            families,
            columns =>
                columns
                    .Add("Family", family => family.Family)
                    .Add("Features", family => family.Columns)
                    .Add("UAR of the emotion", family => family.EmotionUar, "0.0 %")
                    .Add("UAR of the speaker", family => family.SpeakerUar, "0.0 %")
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Least squares with a fixed regularisation; emotions on groups of unheard speakers (chance "
                    + $"{100.0 / table.Labels.Count:0.0} %), speakers on random folds (chance {100.0 / table.Speakers.Count:0.0} "
                    + $"%); scaled by the training rows; {table.Set.Id}."
            ),
        };
    }

    /// <summary>The MFCC of a clip by this library and by NWaves, under the conventions of librosa and of HTK.</summary>
    /// <param name="clip">A clip of 25 ms or more.</param>
    /// <returns>Means over the frames, and the largest difference in a frame.</returns>
    /// <exception cref="SerException">The clip is shorter than a frame.</exception>
    public static ResultTable MfccConventions(AudioClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var speech = Resampler.To(clip, 16_000);
        if (speech.Seconds < 0.025)
        {
            throw new SerException(
                FormattableString.Invariant($"The clip has {clip.Seconds:0.000} s; MFCC are measured over frames of 0.025 s.")
            );
        }

        var (librosa, htk) = (MfccPair.Librosa(speech), MfccPair.Htk(speech));
        return ResultTable.Of(
            "MFCC under two conventions, mean over the frames",
            Enumerable.Range(0, MfccPair.Count),
            columns =>
                columns
                    .Add("Coefficient", c => FormattableString.Invariant($"c{c}"))
                    .Add("librosa: SerWorkbook", c => librosa.MeanOfOurs(c), "0.000")
                    .Add("librosa: NWaves", c => librosa.MeanOfTheirs(c), "0.000")
                    .Add("Largest difference", c => librosa.LargestDifference(c), "0.0000")
                    .Add("HTK: SerWorkbook", c => htk.MeanOfOurs(c), "0.000")
                    .Add("HTK: NWaves", c => htk.MeanOfTheirs(c), "0.000")
                    .Add("Largest difference", c => htk.LargestDifference(c), "0.0000")
        ) with
        {
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"{librosa.Ours.Frames} frames of 25 ms every 10 ms, Hann window, power spectrum of 512 points; differences are the "
                    + $"largest in any frame."
            ),
        };
    }

    /// <summary>Some columns of the first rows of a table.</summary>
    /// <param name="table">The features.</param>
    /// <param name="columns">Names of the columns to show.</param>
    public static ResultTable Preview(FeatureTable table, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        var values = columns.Select(table.Values).ToArray();
        return ResultTable.Of(
            table.ToString(),
            table.Rows.Index().Take(5),
            shown =>
            {
                shown.Add("Recording", row => row.Item.Utterance.Path).Add("Emotion", row => row.Item.Utterance.Emotion);
                for (var i = 0; i < columns.Count; i++)
                {
                    var column = values[i];
                    shown.Add(columns[i], row => column[row.Index], "0.00");
                }
            }
        ) with
        {
            Notice = table.Corpus.Caution,
        };
    }

    /// <summary>The speed of feature extraction.</summary>
    /// <param name="timing">The measurement.</param>
    public static ResultTable Timing(ExtractionTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return ResultTable.Of(
            $"{timing.Set}: {Wording.Count(timing.Recordings, "recording")}, {timing.AudioSeconds:0} s of audio",
            timing.Stages,
            columns =>
                columns
                    .Add("Stage", stage => stage.Name)
                    .Add("Seconds", stage => stage.Seconds, "0.0000")
                    .Add("Times real time, one core", stage => stage.TimesRealTime, "0")
        ) with
        {
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"From file to vector on {Wording.Count(timing.Threads, "thread")}: {timing.ThreadedTimesRealTime:0} times real time, "
                    + $"{timing.Speedup:0.00} times the speed of one thread; {timing.AllocatedBytesPerRecording / 1024.0:0} kB allocated "
                    + $"per recording. Fastest of several rounds. The stage of the frames includes F0; 'F0 alone' is the F0 tracker by "
                    + $"itself."
            ),
        };
    }

    /// <summary>The features that depend most on the emotion.</summary>
    /// <param name="table">The table that was measured.</param>
    /// <param name="strengths">One value per column.</param>
    /// <param name="limit">Maximum number of rows.</param>
    public static ResultTable Strongest(FeatureTable table, IReadOnlyList<FeatureStrength> strengths, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(strengths);
        return ResultTable.Of(
            "Features that depend most on the emotion",
            strengths.OrderByDescending(s => s.Emotion).Take(limit),
            columns =>
                columns
                    .Add("Feature", s => s.Column.Name)
                    .Add("Family", s => s.Column.Family)
                    .Add("Unit", s => s.Column.Unit)
                    .Add("Explained by the emotion", s => s.Emotion, "0 %")
                    .Add("Explained by the speaker", s => s.Speaker, "0 %")
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote = "Eta squared of a one-way analysis of variance over all recordings: a description, not a test.",
        };
    }
}
