using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Packages;

/// <summary>A project without code that the SDK restores, so that it finds packages as it does for any program.</summary>
internal sealed class PackageProject
{
    private const string FileName = "packages.csproj";
    private readonly IReadOnlyCollection<PackageRequest> _packages;

    /// <summary>Settles a project.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="sources">Where else to look for them.</param>
    /// <param name="configurationFolder">Where NuGet starts to look for its configuration.</param>
    /// <param name="home">The folder of such projects.</param>
    public PackageProject(
        IReadOnlyCollection<PackageRequest> packages,
        IEnumerable<string> sources,
        string configurationFolder,
        string home
    )
    {
        _packages = packages;
        Text = Write(packages, sources, configurationFolder);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..24];
        Folder = Path.Combine(home, hash);
    }

    /// <summary>
    /// The user's folder of such projects. Assemblies are loaded from what it says, so it is none that others can write to.
    /// </summary>
    public static string UsualHome =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "serworkbook",
            "packages"
        );

    /// <summary>The framework and the platform that files are chosen for, such as <c>net10.0/linux-x64</c>.</summary>
    public static string Target => $"{Framework}/{Platform}";

    /// <summary>The project's folder: the same for the same packages.</summary>
    public string Folder { get; }

    /// <summary>The project file.</summary>
    public string ProjectFile => Path.Combine(Folder, FileName);

    /// <summary>The project's text.</summary>
    public string Text { get; }

    /// <summary>Where the SDK says which files it chose.</summary>
    public string AssetsFile => Path.Combine(Folder, "obj", "project.assets.json");

    /// <summary>Tells whether an earlier restore still holds.</summary>
    public bool IsSettled => _packages.All(p => p.IsExact) && File.Exists(AssetsFile);

    /// <summary>The framework that cells run on, such as <c>net10.0</c>.</summary>
    public static string Framework => string.Create(CultureInfo.InvariantCulture, $"net{Environment.Version.Major}.0");

    private static string Platform
    {
        get
        {
            var system =
                OperatingSystem.IsWindows() ? "win"
                : OperatingSystem.IsMacOS() ? "osx"
                : IsMusl ? "linux-musl"
                : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    private static bool IsMusl =>
        RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
        || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);

    private static string Write(IEnumerable<PackageRequest> packages, IEnumerable<string> sources, string configurationFolder) =>
        new XElement(
            "Project",
            new XElement(
                "PropertyGroup",
                // What lies in folders above is for other projects.
                new XElement("ImportDirectoryBuildProps", false),
                new XElement("ImportDirectoryBuildTargets", false),
                new XElement("ImportDirectoryPackagesProps", false)
            ),
            new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", Framework),
                new XElement("RuntimeIdentifier", Platform),
                new XElement("SelfContained", false),
                new XElement("UseAppHost", false),
                new XElement("NuGetAudit", false),
                new XElement("RestoreRootConfigDirectory", configurationFolder),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))
            ),
            new XElement(
                "ItemGroup",
                packages.Select(p => new XElement(
                    "PackageReference",
                    new XAttribute("Include", p.Name),
                    new XAttribute("Version", p.Version)
                ))
            ),
            new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))
        ).ToString();
}
