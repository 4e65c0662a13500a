using SerWorkbook.Evaluation.Auditing;

namespace SerWorkbook.Evaluation.DataAudit;

/// <summary>A recording with the traits of its file.</summary>
/// <param name="Utterance">The recording.</param>
/// <param name="Traits">Its traits.</param>
internal sealed record HeardUtterance(Utterance Utterance, AudioTraits Traits);
