using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>A bundle, its model card, and how far every runtime agreed.</summary>
/// <param name="Bundle">The bundle, card included.</param>
/// <param name="Card">The model card.</param>
/// <param name="Parity">How far each runtime agreed with the workbook; all of them did.</param>
public sealed record ExportResult(EmotionBundle Bundle, ReportDocument Card, IReadOnlyList<RuntimeParity> Parity);
