using SerWorkbook.Cli.Requests;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Json;

/// <summary>What <c>--json</c> prints. The keys are a contract: new ones may come, none changes its meaning.</summary>
internal static class JsonReports
{
    public static object Of(Corpus corpus) =>
        new
        {
            corpus = corpus.Name,
            utterances = corpus.Utterances.Count,
            speakers = corpus.Speakers.Count,
            emotions = corpus.Emotions.Count,
            skipped = corpus.Skipped.Count,
            seconds = Math.Round(corpus.Seconds, 3),
            synthetic = corpus.IsSynthetic,
            notice = corpus.Notice,
            dataHash = corpus.DataHash,
            speakerNames = corpus.Speakers,
            emotionNames = corpus.Emotions,
            nameVariants = corpus.NameVariants.Select(variants => new
            {
                kind = variants.Kind.ToString().ToLowerInvariant(),
                name = variants.Name,
                spellings = variants.Spellings,
            }),
            skippedFiles = Of(corpus.Skipped),
        };

    public static object Of(FeatureTable table, string? file, double seconds) =>
        new
        {
            corpus = table.Corpus.Name,
            featureSet = table.Set.Id,
            columns = table.Set.Columns.Count,
            rows = table.Rows.Count,
            utterances = table.Corpus.Utterances.Count,
            skipped = table.Skipped.Count + table.Corpus.Skipped.Count,
            clipsPerSecond = Math.Round(table.Corpus.Utterances.Count / seconds, 1),
            timesRealTime = Math.Round(table.Corpus.Seconds / seconds, 1),
            file,
            synthetic = table.Corpus.IsSynthetic,
            notice = table.Corpus.Notice,
            dataHash = table.Corpus.DataHash,
            skippedFiles = Of([.. table.Corpus.Skipped, .. table.Skipped]),
        };

    public static object Of(ExtractionTiming timing) =>
        new
        {
            featureSet = timing.Set,
            recordings = timing.Recordings,
            audioSeconds = Math.Round(timing.AudioSeconds, 3),
            stages = timing.Stages.Select(stage => new
            {
                name = stage.Name,
                seconds = Math.Round(stage.Seconds, 6),
                timesRealTime = Math.Round(stage.TimesRealTime, 1),
            }),
            threads = timing.Threads,
            threadedTimesRealTime = Math.Round(timing.ThreadedTimesRealTime, 1),
            speedup = Math.Round(timing.Speedup, 3),
            allocatedBytesPerRecording = timing.AllocatedBytesPerRecording,
        };

    public static object Of(NotebookRunResult run) =>
        new
        {
            path = run.TargetPath,
            status = NameOf(run.Status),
            seconds = Math.Round(run.Elapsed.TotalSeconds, 3),
            cells = run.Cells.Select(cell => new
            {
                id = cell.Id,
                number = cell.Number,
                seconds = cell.Seconds,
            }),
            passedOver = Of(run.PassedOver),
            error = run.Failure?.ToString(),
        };

    public static object Of(string notebook, NotebookCheckResult check) =>
        new
        {
            path = notebook,
            good = check.IsGood,
            compared = check.Compared,
            ignored = check.Ignored,
            passedOver = Of(check.Run.PassedOver),
            drifts = check.Drifts.Select(drift => new
            {
                cell = drift.CellNumber,
                id = drift.CellId,
                what = drift.What,
                stored = drift.Stored,
                fresh = drift.Fresh,
            }),
            error = check.Run.Failure?.ToString(),
        };

    /// <summary>What became of a notebook, in a word.</summary>
    public static string NameOf(RunStatus status) =>
        status switch
        {
            RunStatus.Reused => "reused",
            RunStatus.Succeeded => "executed",
            RunStatus.Failed => "failed",
            _ => "stopped",
        };

    public static object Of(SearchMark mark) =>
        new
        {
            method = mark.Method,
            seed = mark.Seed,
            tested = mark.Tested,
            minutes = Math.Round(mark.Minutes, 3),
            trials = mark.Trials,
            recipe = mark.Recipe,
            innerUar = JsonNumber.Known(mark.InnerUar),
            outerUar = JsonNumber.Known(mark.Winner.Uar),
            bestUar = JsonNumber.Known(mark.Best.Uar),
            ensembleUar = JsonNumber.Known(mark.Ensemble.Uar),
            speakers = mark
                .Winner.Speakers.Index()
                .Select(speaker => new
                {
                    speaker = speaker.Item.Speaker,
                    outerUar = speaker.Item.Uar,
                    bestUar = mark.Best.Speakers[speaker.Index].Uar,
                    ensembleUar = mark.Ensemble.Speakers.Count > 0 ? JsonNumber.Known(mark.Ensemble.Speakers[speaker.Index].Uar) : null,
                }),
        };

    public static object Of(SearchDifference difference) =>
        new
        {
            minutes = difference.Minutes,
            first = difference.First,
            second = difference.Second,
            speakers = difference.Speakers,
            difference = difference.Difference,
            low = JsonNumber.Known(difference.Interval.Low),
            high = JsonNumber.Known(difference.Interval.High),
        };

    public static object Of(SearchResult result, string folder, bool savedEnsemble) =>
        new
        {
            corpus = result.Table.Corpus.Name,
            protocol = result.Split.Protocol,
            featureSet = result.Table.Set.Id,
            dataHash = result.Table.Corpus.DataHash,
            scaling = NameOf(result.Table.Scaling),
            seed = result.Options.Seed,
            synthetic = result.Table.Corpus.IsSynthetic,
            notice = result.Table.Corpus.Notice,
            saved = savedEnsemble ? "ensemble" : "winner",
            ensemble = result.Ensemble is null ? null : Of(result.Ensemble),
            best = Of(result.Best),
            winner = Of(result.Winner),
            trials = result.Trials.Select(Of),
            endedByBudget = result.IsCutShort,
            audit = result.Audit is null ? null : AuditJson.Of(result.Audit),
            output = folder,
        };

    public static object Of(LadderResult ladder, PairedComparison? comparison) =>
        new
        {
            results = ladder.Rungs.Select(rung => Of(rung)),
            notPossible = ladder.NotPossible.Select(refusal => new { protocol = refusal.Protocol.Name, reason = refusal.Reason }),
            comparison = comparison is null ? null : Of(comparison),
            hasLeak = ladder.HasLeak,
        };

    /// <summary>An ensemble, with the score that it was chosen by: optimistic.</summary>
    public static object Of(EnsembleChoice ensemble) =>
        new
        {
            uar = ensemble.Uar,
            uarLow = JsonNumber.Known(ensemble.UarInterval.Low),
            uarHigh = JsonNumber.Known(ensemble.UarInterval.High),
            logLoss = ensemble.LogLoss,
            optimistic = true,
            members = ensemble.Members.Select(member => new
            {
                weight = member.Weight,
                temperature = member.Temperature,
                trial = member.Trial.Number,
                recipe = member.Trial.Recipe.ToString(),
                uar = member.Trial.Uar,
            }),
        };

    public static string NameOf(FeatureScaling scaling) => scaling == FeatureScaling.PerSpeaker ? "per speaker" : "global";

    private static object Of(PairedComparison comparison) =>
        new
        {
            recipe = comparison.First,
            against = comparison.Second,
            uarDifference = comparison.UarDifference,
            low = JsonNumber.Known(comparison.Interval.Low),
            high = JsonNumber.Known(comparison.Interval.High),
            p = comparison.PValue,
            speakers = comparison.Speakers,
            exact = comparison.IsExact,
        };

    private static object Of(LadderRung rung) => Of(rung.Result, rung.Protocol.Name, AuditJson.Of(rung.Audit));

    private static object Of(EvaluationResult result, string name, object audit) =>
        new
        {
            name,
            protocol = result.Split.Protocol,
            promise = result.Split.Promise,
            folds = result.Split.Folds.Count,
            scaling = NameOf(result.Table.Scaling),
            recipe = result.Recipe,
            featureSet = result.Table.Set.Id,
            corpus = result.Table.Corpus.Name,
            dataHash = result.Table.Corpus.DataHash,
            seed = result.Seed,
            synthetic = result.Table.Corpus.IsSynthetic,
            notice = result.Table.Corpus.Notice,
            rows = result.Predictions.Count,
            accuracy = result.Matrix.Accuracy,
            uar = result.Matrix.Uar,
            uarLow = JsonNumber.Known(result.UarInterval.Low),
            uarHigh = JsonNumber.Known(result.UarInterval.High),
            uarLowOverSentences = JsonNumber.Known(result.SentenceUarInterval.Low),
            uarHighOverSentences = JsonNumber.Known(result.SentenceUarInterval.High),
            accuracyLow = JsonNumber.Known(result.AccuracyInterval.Low),
            accuracyHigh = JsonNumber.Known(result.AccuracyInterval.High),
            macroF1 = result.Matrix.MacroF1,
            macroF1Low = result.MacroF1Interval.Low,
            macroF1High = result.MacroF1Interval.High,
            logLoss = result.Probabilities.LogLoss,
            brier = result.Probabilities.Brier,
            calibrationError = result.Probabilities.CalibrationError,
            labels = result.Matrix.Labels,
            confusion = result.Matrix.Labels.Select(
                (_, truth) => result.Matrix.Labels.Select((_, predicted) => result.Matrix[truth, predicted])
            ),
            classes = result.Matrix.Classes.Select(score => new
            {
                label = score.Label,
                rows = score.Support,
                precision = score.Precision,
                recall = score.Recall,
                f1 = score.F1,
            }),
            speakers = result.Speakers.Select(score => new
            {
                speaker = score.Speaker,
                sex = score.Sex.ToString().ToLowerInvariant(),
                rows = score.Rows,
                emotions = score.ClassesPresent,
                accuracy = score.Accuracy,
                uar = score.Uar,
            }),
            bestSpeaker = result.BestSpeaker.Speaker,
            worstSpeaker = result.WorstSpeaker.Speaker,
            sexes = result.Sexes.Select(score => new
            {
                sex = score.Sex.ToString().ToLowerInvariant(),
                speakers = score.Speakers,
                rows = score.Rows,
                accuracy = score.Accuracy,
                uar = score.Uar,
                uarLow = JsonNumber.Known(score.UarInterval.Low),
                uarHigh = JsonNumber.Known(score.UarInterval.High),
            }),
            lengths = result.Lengths.Select(score => new
            {
                fromSeconds = score.FromSeconds,
                toSeconds = score.ToSeconds,
                rows = score.Rows,
                accuracy = score.Accuracy,
                accuracyLow = JsonNumber.Known(score.AccuracyInterval.Low),
                accuracyHigh = JsonNumber.Known(score.AccuracyInterval.High),
            }),
            missingEmotions = result.MissingClasses.Select(missing => new { speaker = missing.Speaker, emotions = missing.Labels }),
            audit,
        };

    public static object Of(ClipPrediction clip) =>
        new
        {
            file = clip.File,
            emotion = clip.Prediction?.Emotion,
            confidence = clip.Prediction?.Confidence,
            unsure = clip.Prediction?.IsUnsure,
            probabilities = clip.Prediction?.Probabilities.ToDictionary(pair => pair.Key, pair => pair.Value),
            speakerClips = clip.SpeakerClips,
            error = clip.Error,
        };

    private static IEnumerable<object> Of(IReadOnlyList<PassedOverCell> cells) =>
        cells.Select(cell => new
        {
            cell = cell.Position,
            id = cell.Id,
            language = cell.Language,
        });

    private static object Of(Trial trial) =>
        new
        {
            number = trial.Number,
            recipe = trial.Recipe.ToString(),
            status = trial.Status.ToString(),
            uar = JsonNumber.Known(trial.Uar),
            accuracy = JsonNumber.Known(trial.Accuracy),
            macroF1 = JsonNumber.Known(trial.MacroF1),
            seconds = Math.Round(trial.Seconds, 3),
            error = trial.Error,
        };

    private static IEnumerable<object> Of(IEnumerable<SkippedFile> files) =>
        files.Select(file => new { path = file.Path, reason = file.Reason });
}
