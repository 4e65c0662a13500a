using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>The C# samples of every page compile and run, in order, as one program.</summary>
/// <remarks>They use relative paths and print, so nothing else may run in the process meanwhile.</remarks>
[Collection(nameof(SampleTests))]
[CollectionDefinition(nameof(SampleTests), DisableParallelization = true)]
public sealed class SampleTests(SamplePlace place)
{
    private const int MostLines = 10;

    // What a console project has without asking for it.
    private static readonly string[] ImplicitUsings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    public static TheoryData<string> Pages() =>
        [.. MarkdownPage.All().Where(page => page.Blocks("csharp").Any()).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Samples_compile_run_and_print(string path)
    {
        string[] samples = [.. MarkdownPage.Read(path).Blocks("csharp")];
        var printed = new StringWriter(CultureInfo.InvariantCulture);
        var (output, folder) = (Console.Out, Environment.CurrentDirectory);
        try
        {
            Console.SetOut(printed);
            Environment.CurrentDirectory = place.Folder;
            await RunAsync(path, samples);
        }
        finally
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = folder;
        }

        Assert.NotEqual("", printed.ToString().Trim());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Samples_are_short(string path) =>
        Assert.All(
            MarkdownPage.Read(path).Blocks("csharp"),
            sample => Assert.InRange(sample.Split('\n').Count(line => line.Trim().Length > 0), 1, MostLines)
        );

    [Fact]
    public void Every_package_has_samples() =>
        Assert.Subset(
            Pages().Select(row => row.Data).ToHashSet(),
            MarkdownPage
                .Packages.Where(package => package != "SerWorkbook.Cli")
                .Select(package => $"src/{package}/README.md")
                .Append("README.md")
                .ToHashSet()
        );

    private static async Task RunAsync(string path, string[] samples)
    {
        var options = ScriptOptions
            .Default.WithReferences(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
            .WithImports(ImplicitUsings)
            .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);
        ScriptState? state = null;
        foreach (var sample in samples)
        {
            try
            {
                state = state is null ? await CSharpScript.RunAsync(sample, options) : await state.ContinueWithAsync(sample);
            }
            catch (Exception fault)
            {
                Assert.Fail($"{path}: {fault.Message}\n{sample}\n{fault}");
            }
        }
    }
}
