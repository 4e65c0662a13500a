namespace SerWorkbook;

/// <summary>How much one choice of a search decides.</summary>
/// <param name="Trainer">The trainer whose setting it is; empty for what all trainers share.</param>
/// <param name="Name">The choice: <c>trainer</c>, <c>columns</c>, <c>scaling</c> or a setting's name.</param>
/// <param name="Share">Share of the differences in score that would be gone if this choice were always the same, 0 to 1; shares of several
/// choices may overlap.</param>
public sealed record SettingImportance(string Trainer, string Name, double Share)
{
    /// <summary>The choice for readers, such as <c>columns</c> or <c>svm: c</c>.</summary>
    public string Title => IsShared ? Name : $"{Trainer}: {Name}";

    /// <summary>Whether all trials make this choice, so that its share is one of all of them.</summary>
    internal bool IsShared => Trainer.Length == 0;
}
