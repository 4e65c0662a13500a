namespace SerWorkbook.Speech.Bundles;

/// <summary>One file of a bundle.</summary>
/// <param name="Name">Its name: lower-case letters, digits, dots and hyphens.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record BundlePart(string Name, byte[] Content);
