namespace Microsoft.DotNet.Interactive;

/// <summary>What a kernel is.</summary>
/// <param name="localName">Its name.</param>
/// <param name="aliases">Its other names.</param>
public sealed class KernelInfo(string localName, string[]? aliases = null)
{
    /// <summary>Its name.</summary>
    public string LocalName { get; } = localName;

    /// <summary>Its other names.</summary>
    public string[] Aliases { get; } = aliases ?? [];

    /// <summary>The language of its cells.</summary>
    public string? LanguageName { get; init; }

    /// <summary>The version of that language.</summary>
    public string? LanguageVersion { get; init; }

    /// <summary>Whether it holds other kernels.</summary>
    public bool IsComposite { get; init; }
}
