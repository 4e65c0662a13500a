using System.Text.Json.Serialization;

namespace SerWorkbook.Speech.Bundles;

/// <summary>The file <c>bundle.json</c>: which parts there are, and their hashes.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="Parts">Every other file of the archive, in order.</param>
internal sealed record BundleIndex(string Format, int Version, BundleIndexEntry[] Parts)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "bundle.json";

    /// <summary>What tells a bundle from other archives.</summary>
    public const string FormatName = "SerWorkbook emotion bundle";

    /// <summary>The version that is written and read.</summary>
    public const int CurrentVersion = 1;
}

/// <summary>What the index says of one part.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
internal sealed record BundleIndexEntry(string Name, long Bytes, string Sha256);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(BundleIndex))]
internal sealed partial class BundleIndexMetadata : JsonSerializerContext;
