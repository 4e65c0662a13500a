using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Decides whether the result of an earlier run still holds.</summary>
internal static class EarlierRun
{
    /// <summary>Finds the result of the earlier run.</summary>
    /// <param name="document">The notebook as it would be run.</param>
    /// <param name="fingerprint">The hash of what its outputs depend on.</param>
    /// <param name="inputs">The files that its outputs depend on.</param>
    /// <param name="places">The record of the earlier run and what it wrote.</param>
    /// <returns>
    /// The result, with the prose of today; null if the run did not succeed, depended on something else, or if the file is
    /// not what it wrote.
    /// </returns>
    public static NotebookRunResult? Find(NotebookDocument document, string fingerprint, RunInputs inputs, RunPlaces places)
    {
        var (recordPath, targetPath) = (places.Record!, places.Target);
        if (
            NotebookRunRecord.Load(recordPath) is not { Status: RunStatus.Succeeded } record
            || record.Fingerprint != fingerprint
            || !File.Exists(targetPath)
        )
        {
            return null;
        }

        if (record.InputsSha256 != inputs.Hash())
        {
            return null;
        }

        var text = File.ReadAllText(targetPath);
        if (!record.IsOf(text))
        {
            return null;
        }

        var current = WithOutputsOf(NotebookDocument.Parse(text, targetPath), document);
        var currentText = current.ToJson();
        if (currentText != text)
        {
            NotebookFile.WriteAllText(targetPath, currentText);
            (record with { TargetSha256 = NotebookRunRecord.Hash(currentText) }).Save(recordPath);
        }

        return new NotebookRunResult
        {
            Status = RunStatus.Reused,
            TargetPath = targetPath,
            Document = current,
            Cells = record.Cells,
            Elapsed = TimeSpan.FromSeconds(record.Seconds),
            Fingerprint = fingerprint,
        };
    }

    // The fingerprint says that both hold the same code cells in the same order; what lies between them may have changed.
    private static NotebookDocument WithOutputsOf(NotebookDocument executed, NotebookDocument document)
    {
        var outputs = new Queue<NotebookCell>(executed.Cells.Where(ForeignCell.IsExecuted));
        return document with { Cells = [.. document.Cells.Select(c => ForeignCell.IsExecuted(c) ? Take(c, outputs.Dequeue()) : c)] };
    }

    private static NotebookCell Take(NotebookCell cell, NotebookCell executed) =>
        cell with
        {
            Outputs = executed.Outputs,
            ExecutionCount = executed.ExecutionCount,
        };
}
