using System.Globalization;
using System.Text.Json;
using SerWorkbook.Kernel.Tests.Client;

namespace SerWorkbook.Interactive.Tests;

/// <summary>The tool Microsoft.dotnet-interactive, as the manifest beside the tests pins it.</summary>
internal static class RealKernelTool
{
    private const string Manifest = "tests/SerWorkbook.Interactive.Tests/.config/dotnet-tools.json";
    private const string Name = "microsoft.dotnet-interactive";

    /// <summary>The folder of the packages that the build has restored.</summary>
    public static string Packages { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Whether the tool is on this machine.</summary>
    public static bool IsHere => File.Exists(Program);

    private static string Program =>
        Path.Combine(Packages, Name, Version(), "tools", "net10.0", "any", "Microsoft.DotNet.Interactive.App.dll");

    /// <summary>Skips the test where the tool is missing: it is 226 MB, and nobody needs it for the other tests.</summary>
    public static void Require() => Assert.SkipUnless(IsHere, Missing);

    /// <summary>What to say where the tool is missing.</summary>
    public static string Missing =>
        $".NET Interactive {Version()} is not on this machine: 'dotnet tool restore --tool-manifest {Manifest}' installs it.";

    /// <summary>The arguments of <c>dotnet</c> that start the kernel for this machine alone, on a port that no other one uses.</summary>
    public static string[] Arguments(string connection)
    {
        var port = FreeConnection.Ports(1)[0];
        var range = string.Create(CultureInfo.InvariantCulture, $"{port}-{port + 100}");
        return [Program, "jupyter", connection, "--default-kernel", "csharp", "--http-local-only", "--http-port-range", range];
    }

    private static string Version() =>
        JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Repository.Root(), Manifest)))
            .RootElement.GetProperty("tools")
            .GetProperty(Name)
            .GetProperty("version")
            .GetString()!;
}
