namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Audits a split: does it keep its promise, and does anything but speech predict the emotion?</summary>
internal static class SplitAudit
{
    /// <summary>Audits a split.</summary>
    /// <param name="table">The table that was split.</param>
    /// <param name="split">The split; what it promises is <see cref="DataSplit.Apart"/>.</param>
    /// <param name="survey">The survey of the audio, one for all splits of a corpus; <see langword="null"/> to use only labels, sampling
    /// rates and lengths.</param>
    /// <param name="seed">The seed of the intervals.</param>
    /// <param name="probe">How well the features identify the speaker, one for all splits of a table; <see langword="null"/> to omit
    /// it.</param>
    /// <param name="modelUar">The UAR of the model under this split, 0 to 1, to compare with the baselines; <see langword="null"/> for
    /// none.</param>
    /// <exception cref="ArgumentException">The split tests no row.</exception>
    public static AuditReport Of(
        FeatureTable table,
        DataSplit split,
        AudioSurvey? survey,
        int seed,
        SpeakerProbe? probe = null,
        double? modelUar = null
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        if (split.Folds.All(fold => fold.Test.Count == 0))
        {
            throw new ArgumentException("The split tests no row.", nameof(split));
        }

        var copies = survey?.Copies ?? [];
        var baselines = Baselines.Score(table, split, survey, seed);
        return new AuditReport(
            split.Protocol,
            split.Apart,
            table.Corpus.Name,
            table.Corpus.DataHash,
            seed,
            [
                .. new FoldChecks(table, split).Run(copies),
                .. NameChecks.Of(table, split),
                .. new CorpusChecks(table, survey).Run(),
                .. ShortcutChecks.Of(baselines, split.Apart, modelUar),
            ],
            baselines,
            probe,
            copies,
            survey is { Traits.Count: > 0 },
            modelUar,
            table.Corpus.Caution
        );
    }
}
