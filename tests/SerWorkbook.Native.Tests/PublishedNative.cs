using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

[assembly: AssemblyFixture(typeof(SerWorkbook.Native.Tests.PublishedNative))]

namespace SerWorkbook.Native.Tests;

/// <summary>The library and ser-predict, published once for all tests, where a linker is installed.</summary>
public sealed class PublishedNative : IDisposable
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    // Why a restore may fail that nothing here is to blame for: no network, and a cache that lacks the native compiler.
    private static readonly string[] Unreachable = ["NU1301", "NU1101", "NU1102", "NU1103"];

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<(string? Missing, string Output)> _library;
    private readonly Lazy<(string? Missing, string Output)> _program;

    public PublishedNative()
    {
        _library = new(() => Publish("SerWorkbook.Native", LibraryFolder));
        _program = new(() => Publish("SerWorkbook.Predict", ProgramFolder));
    }

    /// <summary>The folder of the library and its header.</summary>
    public string LibraryFolder => _folder.File("library");

    private string ProgramFolder => _folder.File("program");

    /// <summary>The library; the test skips where it cannot be published.</summary>
    public string Library()
    {
        Skip(_library.Value.Missing);
        return Path.Combine(LibraryFolder, "libserworkbook" + Extension);
    }

    /// <summary>What publishing the library printed.</summary>
    public string LibraryOutput()
    {
        Skip(_library.Value.Missing);
        return _library.Value.Output;
    }

    /// <summary>The program; the test skips where it cannot be published.</summary>
    public string Program()
    {
        Skip(_program.Value.Missing);
        return Path.Combine(ProgramFolder, OperatingSystem.IsWindows() ? "ser-predict.exe" : "ser-predict");
    }

    /// <summary>What publishing the program printed.</summary>
    public string ProgramOutput()
    {
        Skip(_program.Value.Missing);
        return _program.Value.Output;
    }

    public void Dispose() => _folder.Dispose();

    // On older processors ser-predict is made for them; the library has both builds anyway.
    private static string[] Processor =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 && !Avx2.IsSupported ? ["-p:SerAvx2=false"] : [];

    private static string Extension =>
        OperatingSystem.IsWindows() ? ".dll"
        : OperatingSystem.IsMacOS() ? ".dylib"
        : ".so";

    private static void Skip(string? missing) => Assert.SkipWhen(missing is not null, missing ?? "");

    private static (string? Missing, string Output) Publish(string project, string folder)
    {
        if (Environment.GetEnvironmentVariable("SERWORKBOOK_CONSUMERS") == "off")
        {
            return ("SERWORKBOOK_CONSUMERS is off: nothing is compiled ahead of time, which takes minutes.", "");
        }

        if (!OperatingSystem.IsWindows() && !Linkers.Any(CommandRun.Exists))
        {
            return ("Neither clang nor gcc is installed, so nothing can be compiled ahead of time.", "");
        }

        var path = Path.Combine(Repository.Root(), "src", project);
        var environment = new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_NOLOGO"] = "1" };
        string[] arguments = ["publish", path, "-c", "Release", "-o", folder, .. Processor];
        var run = CommandRun.Of("dotnet", arguments, environment);
        var output = run.Output + run.Error;
        return run.Code != 0 && Unreachable.Any(code => output.Contains(code, StringComparison.Ordinal))
            ? ($"The native compiler is neither in the cache nor to be fetched: {output}", output)
            : (run.Code == 0 ? null : throw new InvalidOperationException(output), output);
    }
}
