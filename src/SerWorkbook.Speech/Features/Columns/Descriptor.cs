namespace SerWorkbook.Speech.Features.Columns;

/// <summary>One frame-wise measurement (a low-level descriptor).</summary>
/// <param name="Name">Its name, such as <c>centroid</c>.</param>
/// <param name="Family">What it is about.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="VoicedOnly">Whether it has a meaning in voiced frames only.</param>
internal sealed record Descriptor(string Name, FeatureFamily Family, string Unit, bool VoicedOnly = false);
