using SerWorkbook.Cli.Tests.Jupyter;
using SerWorkbook.Cli.Tests.Packaging;

namespace SerWorkbook.Cli.Tests.Browser;

/// <summary>The npm package, published once when a test first asks for it.</summary>
public sealed class NpmPackage : IDisposable
{
    // Why a publication may fail that nothing here is to blame for: no network, and a cache that lacks the runtime.
    private static readonly string[] Unreachable = ["NU1301", "NU1101", "NU1102", "NU1103"];

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string?> _fault;

    public NpmPackage() => _fault = new Lazy<string?>(Publish);

    /// <summary>The package's folder; skips the test where Node is missing, or the runtime is neither cached nor to be fetched.</summary>
    public string Folder
    {
        get
        {
            Assert.SkipWhen(
                Environment.GetEnvironmentVariable("SERWORKBOOK_CONSUMERS") == "off",
                "SERWORKBOOK_CONSUMERS is off: the npm package is not published, which takes minutes."
            );
            JupyterTool.Require("node", "--version");
            var fault = _fault.Value;
            Assert.SkipWhen(
                fault is not null && Unreachable.Any(code => fault.Contains(code, StringComparison.Ordinal)),
                $"The WebAssembly runtime is neither in the cache nor to be fetched: {fault}"
            );
            Assert.True(fault is null, fault);
            return At("npm");
        }
    }

    /// <summary>A place beside the package.</summary>
    public string At(string name) => _folder.File(name);

    public void Dispose() => _folder.Dispose();

    private string? Publish()
    {
        var (code, output) = DotNetCommand.Run(
            Repository.Root(),
            "publish",
            "-c",
            "Release",
            "src/SerWorkbook.Browser",
            "-o",
            At("publish"),
            $"-p:NpmFolder={At("npm")}"
        );
        return code == 0 ? null : output;
    }
}
