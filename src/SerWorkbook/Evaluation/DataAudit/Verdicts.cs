namespace SerWorkbook.Evaluation.DataAudit;

/// <summary>Makes findings.</summary>
internal static class Verdicts
{
    private const int MostFiles = 100;

    /// <summary>Nothing that a reader must know.</summary>
    public static CorpusFinding Good(string topic, string finding) => new(topic, AuditVerdict.Good, finding, "", []);

    /// <summary>Something that readers should know.</summary>
    public static CorpusFinding Note(string topic, string finding, string effect, IEnumerable<string>? shown = null) =>
        new(topic, AuditVerdict.Information, finding, effect, First(shown));

    /// <summary>Something that can mislead a model or its evaluation.</summary>
    public static CorpusFinding Warning(string topic, string finding, string effect, IEnumerable<string>? shown = null) =>
        new(topic, AuditVerdict.Warning, finding, effect, First(shown));

    private static string[] First(IEnumerable<string>? shown) => [.. (shown ?? []).Order(StringComparer.Ordinal).Take(MostFiles)];
}
