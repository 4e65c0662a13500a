using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Sentences;

/// <summary>Runs every method that makes figures, conclusions and tables over small inputs.</summary>
internal static class GeneratedSentences
{
    /// <summary>What was made, with the name of the method that made it.</summary>
    public static IEnumerable<(string Method, object? Made)> All() =>
        [
            .. SmallInputs.Tables.SelectMany(OfCorpus),
            .. SmallInputs.Tables.SelectMany(OfFeatures),
            .. SmallInputs.Tables.SelectMany(OfEvaluations),
            .. SmallInputs.Tables.SelectMany(OfSearches),
            .. SentencesOfModels.All(),
            .. SentencesOfProjects.All(),
            .. SentencesOfTracking.All(),
            .. OfClips(),
        ];

    private static IEnumerable<(string, object?)> OfCorpus(FeatureTable table)
    {
        foreach (var files in new[] { 0, 1, 2 })
        {
            var corpus = SmallInputs.Skipping(table.Corpus, files);
            yield return ("CorpusFigures.Counts", CorpusFigures.Counts(corpus));
            yield return ("CorpusFigures.Cells", CorpusFigures.Cells(corpus));
            yield return ("CorpusFigures.Durations", CorpusFigures.Durations(corpus));
            yield return ("CorpusConclusions.Of", CorpusConclusions.Of(corpus));
            yield return ("CorpusConclusions.Summary", $"The corpus {CorpusConclusions.Summary(corpus)}");
            yield return ("CorpusTables.Overview", CorpusTables.Overview(corpus));
            yield return ("CorpusTables.Reading", CorpusTables.Reading(corpus));
            yield return ("CorpusTables.Known", CorpusTables.Known(KnownCorpus.All()));
            yield return ("CorpusTables.Known", CorpusTables.Known(KnownCorpus.All()[files]));
            yield return ("CorpusTables.Proposal", CorpusTables.Proposal(SmallInputs.Proposal(corpus)));
            yield return ("CorpusTables.RecordingRemarks", CorpusTables.RecordingRemarks(SmallInputs.Remarked(corpus, files), 1));
            foreach (var spoilt in new[] { 0, 1, corpus.Utterances.Count })
            {
                var audit = SmallInputs.Audit(corpus, spoilt);
                yield return ("CorpusTables.Findings", CorpusTables.Findings(audit));
                yield return ("CorpusTables.Examples", CorpusTables.Examples(audit));
                yield return ("CorpusTables.Recordings", CorpusTables.Recordings(audit));
                yield return ("CorpusFigures.Sound", CorpusFigures.Sound(audit));
            }

            yield return ("CorpusTables.Speakers", CorpusTables.Speakers(corpus));
            yield return ("CorpusTables.Skipped", CorpusTables.Skipped(corpus.Skipped, 1));
        }
    }

    private static IEnumerable<(string, object?)> OfFeatures(FeatureTable table)
    {
        var names = table.Set.Columns.Take(2).Select(column => column.Name).ToArray();
        var strengths = FeatureStrength.Of(table);
        FamilyInformation[] families = [new(FeatureFamily.F0, 10, 0.5, 0.6), new(FeatureFamily.Energy, 11, 0.4, 0.7)];
        var places = table.RowNumbers.Select(row => (double)row).ToArray();
        yield return ("FeatureFigures.Distributions", FeatureFigures.Distributions(table, names));
        yield return ("FeatureFigures.Distributions", FeatureFigures.Distributions(table, names[0]));
        yield return ("FeatureFigures.DistributionsBySpeaker", FeatureFigures.DistributionsBySpeaker(table, names));
        yield return (
            "FeatureFigures.Projection",
            FeatureFigures.Projection(table, new("PCA", [.. table.RowNumbers], places, places, "x", "y"))
        );
        yield return ("FeatureFigures.Families", FeatureFigures.Families(table, families));
        yield return ("FeatureFigures.Strengths", FeatureFigures.Strengths(table, strengths));
        yield return ("FeatureConclusions.Of", FeatureConclusions.Of(table, strengths, families));
        yield return ("ExtractionTables.Families", ExtractionTables.Families(table, families));
        yield return ("ExtractionTables.Families", ExtractionTables.Families(table.Set));
        yield return ("ExtractionTables.Preview", ExtractionTables.Preview(table, names));
        yield return ("ExtractionTables.Strongest", ExtractionTables.Strongest(table, strengths));
        StageTiming[] stages = [new("features", 1, 0.1, 0.1, 1, 1), new("features", 2, 0.2, 0.2, 1, 1)];
        yield return ("StageTables.Growth", StageTables.Growth(stages));
        yield return ("StageTables.Rounds", StageTables.Rounds([stages[..1]]));
        yield return ("StageFigures.Growth", StageFigures.Growth(stages));
    }

    private static IEnumerable<(string, object?)> OfEvaluations(FeatureTable table)
    {
        var oneFold = SmallInputs.OneFold(table, KeptApart.Nothing);
        DataSplit[] splits = table.Speakers.Count > 1 ? [oneFold, SmallInputs.BySpeaker(table)] : [oneFold];
        foreach (var split in splits)
        {
            foreach (var mistakes in new[] { 0, 1, table.Rows.Count })
            {
                foreach (var made in OfEvaluation(table, split, mistakes))
                {
                    yield return made;
                }
            }
        }
    }

    private static IEnumerable<(string, object?)> OfEvaluation(FeatureTable table, DataSplit split, int mistakes)
    {
        var result = SmallInputs.Evaluation(table, split, mistakes);
        var rung = SmallInputs.Rung(Protocol.Loso, table, split, mistakes);
        var lenient = SmallInputs.Rung(Protocol.Clips, table, SmallInputs.OneFold(table, KeptApart.Recordings), 0);
        var ladder = new LadderResult([lenient, rung], [new ProtocolRefusal(Protocol.Sentences, "The corpus has one sentence.")]);
        var confused = ConfidentMistake.Of(table, result.Predictions);
        yield return ("EvaluationFigures.Confusion", EvaluationFigures.Confusion("confusion", "Confusions", result.Matrix, null));
        yield return ("EvaluationFigures.Classes", EvaluationFigures.Classes(result));
        yield return ("EvaluationFigures.Speakers", EvaluationFigures.Speakers(result));
        yield return ("EvaluationFigures.Protocols", EvaluationFigures.Protocols([rung]));
        yield return ("EvaluationFigures.Protocols", EvaluationFigures.Protocols(ladder.Rungs));
        yield return ("EvaluationConclusions.Of", EvaluationConclusions.Of(ladder));
        yield return ("EvaluationConclusions.Of", EvaluationConclusions.Of(new LadderResult([rung], [])));
        yield return ("EvaluationConclusions.Groups", EvaluationConclusions.Groups(result));
        yield return ("EvaluationTables.Protocols", EvaluationTables.Protocols(result));
        yield return ("EvaluationTables.NotPossible", EvaluationTables.NotPossible(ladder));
        yield return ("EvaluationTables.Probabilities", EvaluationTables.Probabilities(result));
        yield return ("EvaluationTables.Sexes", EvaluationTables.Sexes(result));
        yield return ("EvaluationTables.Lengths", EvaluationTables.Lengths(result));
        yield return ("EvaluationTables.Comparison", EvaluationTables.Comparison(result, PairedComparison.Of(result, result)));
        yield return ("EvaluationTables.Classes", EvaluationTables.Classes(result));
        yield return ("EvaluationTables.Speakers", EvaluationTables.Speakers(result));
        yield return ("ExplanationTables.Confusions", ExplanationTables.Confusions(result));
        yield return ("ExplanationTables.Mistakes", ExplanationTables.Mistakes(table, confused));
        yield return ("ExplanationTables.Listen", ExplanationTables.Listen(table.Corpus, confused, isLocalPage: false));
        yield return ("AuditFigures.Baselines", AuditFigures.Baselines(rung.Audit));
        yield return ("AuditFigures.Baselines", AuditFigures.Baselines(rung.Audit with { ModelUar = null }));
        yield return ("AuditConclusions.Of", AuditConclusions.Of(rung.Audit with { SpeakerProbe = new SpeakerProbe(0.9, 0.5, 2, 10) }));
        yield return ("AuditConclusions.Verdict", AuditConclusions.Verdict(rung.Audit));
        yield return ("AuditTables.Verdicts", AuditTables.Verdicts(ladder.Rungs));
        yield return ("AuditTables.Checks", AuditTables.Checks(rung.Audit));
        yield return ("AuditTables.Examples", AuditTables.Examples(rung.Audit));
        yield return ("AuditTables.Baselines", AuditTables.Baselines(rung.Audit));
        AudioCopy[] copies = [new("a.wav", "b.wav", true, 0, 1, 0), new("a.wav", "c.wav", false, 0, 0.9, 0.1)];
        yield return ("AuditTables.Copies", AuditTables.Copies(rung.Audit with { Copies = copies }, 1));
    }

    private static IEnumerable<(string, object?)> OfSearches(FeatureTable table)
    {
        var none = SmallInputs.Search(table, SmallInputs.Unfinished(1, TrialStatus.TimedOut)) with { IsCutShort = true };
        var one = SmallInputs.Search(table, SmallInputs.Finished(1, 0.5, Interval.Unknown));
        var pruned = SmallInputs.Unfinished(3, TrialStatus.GivenUp);
        var more = SmallInputs.Search(
            table,
            SmallInputs.Finished(1, 0.5),
            SmallInputs.Finished(2, 0.6, null, "lda (keep=0, shrinkage=0.7)"),
            pruned
        );
        SettingImportance[] shares = [new("", "trainer", 0.9), new("svm", "c", 0.5)];
        SettingImportance[] equal = [new("", "trainer", 0)];
        var baseline = SmallInputs.Evaluation(table, SmallInputs.BySpeaker(table), 1);
        foreach (var search in new[] { none, one, more })
        {
            yield return ("SearchConclusions.Of", SearchConclusions.Of(search, shares));
            yield return ("SearchTables.Leaderboard", SearchTables.Leaderboard(search));
            yield return ("SearchTables.Trainers", SearchTables.Trainers(search));
            yield return ("SearchTables.Unfinished", SearchTables.Unfinished(search));
            yield return ("SearchTables.Importance", SearchTables.Importance(search, shares));
            yield return ("SearchFigures.Importance", SearchFigures.Importance(search, shares));
            yield return ("SearchFigures.Importance", SearchFigures.Importance(search, equal));
        }

        foreach (var search in new[] { one, more })
        {
            yield return ("SearchFigures.Progress", SearchFigures.Progress(search));
            yield return ("SearchFigures.Trainers", SearchFigures.Trainers(search));
        }

        SearchBaseline[] baselines = [new("MFCC", TrainerCatalogue.Parse("svm (balanced=1, c=1, keep=0)"), baseline)];
        yield return ("SearchTables.Baselines", SearchTables.Baselines(baselines));
        var scored = SmallInputs.Search(table, SmallInputs.Finished(1, 0.5) with { Predictions = baseline.Predictions });
        yield return ("SearchConclusions.Against", SearchConclusions.Against(scored, baselines));
    }

    private static IEnumerable<(string, object?)> OfClips()
    {
        var (voice, silence) = (TestSignal.Harmonics(150, 0.5), TestSignal.Silence(0.5));
        var loud = new AudioClip(Enumerable.Repeat(1f, 8_000).ToArray(), 16_000);
        foreach (var clip in new[] { voice, silence, loud })
        {
            var track = new F0Tracker(clip.SampleRate).Track(clip);
            yield return ("ClipFigures.Waveform", ClipFigures.Waveform("waveform", clip, "Waveform"));
            yield return ("ClipFigures.Trimming", ClipFigures.Trimming(clip));
            yield return ("ClipFigures.Spectrogram", ClipFigures.Spectrogram(clip));
            yield return ("ClipFigures.MelSpectrogram", ClipFigures.MelSpectrogram(clip));
            yield return ("ClipFigures.MelSpectrogram", ClipFigures.MelSpectrogram(clip, track));
            yield return ("ExtractionTables.MfccConventions", ExtractionTables.MfccConventions(clip));
            yield return ("ClipFigures.Formants", ClipFigures.Formants(clip, GeMapsAnalyser.Track(clip.Samples)));
            yield return ("ClipFigures.F0Contours", ClipFigures.F0Contours("F0", [("a", track)]));
            yield return ("ClipConclusions.Of", ClipConclusions.Of(clip, clip, [("a", clip)]));
            yield return ("ClipFigures.MelSpectrograms", ClipFigures.MelSpectrograms("mel", "Mel", [("a", clip)]));
            yield return ("ClipFigures.Waveforms", ClipFigures.Waveforms("waves", "Waves", [("a", clip), ("b", clip)]));
        }

        (string, AudioClip)[] takes = [("a", voice), ("b", TestSignal.Harmonics(200, 0.3)), ("c", silence)];
        yield return ("ClipFigures.MelSpectrograms", ClipFigures.MelSpectrograms("mel", "Mel", takes));
        yield return ("ClipFigures.Waveforms", ClipFigures.Waveforms("waves", "Waves", takes));
        yield return (
            "ClipFigures.F0Contours",
            ClipFigures.F0Contours("F0", [.. takes.Select(take => (take.Item1, new F0Tracker(16_000).Track(take.Item2)))])
        );
        yield return ("ClipConclusions.Of", ClipConclusions.Of(voice, takes[1].Item2, takes));
    }
}
