using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using SerWorkbook.Cli.Tests.Structure;

namespace SerWorkbook.Cli.Tests.Packaging;

/// <summary>What <c>dotnet pack</c> makes can be installed, read, debugged and used.</summary>
public sealed class InstalledPackageTests(PackedProjects packages, SamplePlace place) : IClassFixture<PackedProjects>
{
    // Why a restore may fail that nothing here is to blame for: no network, and a cache that lacks a package.
    private static readonly string[] Unreachable = ["NU1301", "NU1101", "NU1102", "NU1103"];

    public static TheoryData<string> Names() => [.. PackedProjects.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_package_describes_itself(string name)
    {
        var (files, metadata) = packages.Open(name);
        Assert.Equal(PackedProjects.Version, Text(metadata, "version"));
        Assert.Equal("MIT", Text(metadata, "license"));
        Assert.Equal("README.md", Text(metadata, "readme"));
        Assert.Equal("icon.png", Text(metadata, "icon"));
        Assert.Contains("CHANGELOG.md", Text(metadata, "releaseNotes"), StringComparison.Ordinal);
        Assert.NotEqual("", Text(metadata, "description"));
        Assert.Equal(File.ReadAllBytes(MarkdownPage.At($"src/{name}/README.md")), packages.Read(name, "README.md"));
        Assert.InRange(files["icon.png"], 100, 20_000);

        // There is no public address to point to; none is made up.
        Assert.Null(metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "projectUrl"));
    }

    [Theory]
    [InlineData("SerWorkbook.Speech", "lib/net10.0/SerWorkbook.Speech")]
    [InlineData("SerWorkbook", "lib/net10.0/SerWorkbook")]
    [InlineData("SerWorkbook.Notebooks", "lib/net10.0/SerWorkbook.Notebooks")]
    [InlineData("SerWorkbook.Kernel", "lib/net10.0/SerWorkbook.Kernel")]
    [InlineData("SerWorkbook.Cli", "tools/net10.0/any/ser")]
    public void An_assembly_carries_its_symbols_and_its_documentation(string name, string assembly)
    {
        var (files, _) = packages.Open(name);
        using var image = new PEReader(new MemoryStream(packages.Read(name, assembly + ".dll")));
        Assert.Contains(image.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        Assert.True(
            assembly.StartsWith("tools/", StringComparison.Ordinal) || files.ContainsKey(assembly + ".xml"),
            $"{assembly}.xml is missing."
        );
    }

    [Fact]
    public void The_tool_carries_the_notebooks_and_its_command()
    {
        var (files, metadata) = packages.Open("SerWorkbook.Cli");
        Assert.Equal(7, files.Keys.Count(file => file.EndsWith(".ipynb", StringComparison.Ordinal)));
        Assert.Contains("tools/net10.0/any/DotnetToolSettings.xml", files.Keys);
        Assert.Contains(metadata.Descendants(), element => element.Attribute("name")?.Value == "DotnetTool");
    }

    [Fact]
    public void A_program_predicts_with_the_package_of_speech_alone()
    {
        var output = RunProgram(
            ["SerWorkbook.Speech"],
            """
            using SerWorkbook.Speech;

            var predictor = new EmotionPredictor(ModelFile.Load(args[0]));
            var prediction = predictor.Predict(args[1]);
            Console.WriteLine($"{prediction.Emotion} of {string.Join(" ", predictor.Model.Labels)}: {prediction.Probabilities.Sum(pair => pair.Value):0.000}");
            """
        );
        Assert.Matches("^[abc] of a b c: 1.000$", output);
    }

    [Fact]
    public void A_program_evaluates_with_the_package_of_the_workbook()
    {
        var output = RunProgram(
            ["SerWorkbook", "SerWorkbook.Speech"],
            """
            using SerWorkbook;
            using SerWorkbook.Speech;

            var workbook = new Workbook(args[2], "home", "results");
            var table = workbook.ExtractFeatures(workbook.OpenCorpus(), set: FeatureSet.GeMaps);
            var result = workbook.Evaluate(table, Protocol.Loso.Split(table, 1), TrainerCatalogue.Parse("lbfgs (l1=0, l2=10)"));
            Console.WriteLine($"{result.Predictions.Count} {new EmotionPredictor(ModelFile.Load(args[0])).Predict(args[1]).Emotion}");
            """
        );
        Assert.Matches("^36 [abc]$", output);
    }

    private string RunProgram(string[] references, string program)
    {
        using var folder = new TemporaryFolder();
        WriteProject(folder, references, program);
        var restore = DotNetCommand.Run(folder.Path, "restore");
        Assert.SkipWhen(
            restore.Code != 0 && Unreachable.Any(code => restore.Output.Contains(code, StringComparison.Ordinal)),
            $"The packages that {references[0]} depends on are neither in the cache nor to be fetched: {restore.Output}"
        );
        Assert.True(restore.Code == 0, restore.Output);
        var build = DotNetCommand.Run(folder.Path, "build", "-c", "Release", "--no-restore", "-o", "out");
        Assert.True(build.Code == 0, build.Output);
        var run = DotNetCommand.Run(
            folder.Path,
            Path.Combine("out", "consumer.dll"),
            Path.Combine(place.Folder, "model", "model.json"),
            Path.Combine(place.Folder, "clip.wav"),
            Path.Combine(place.Folder, "corpus")
        );
        Assert.True(run.Code == 0, run.Output);
        return run.Output.Trim();
    }

    // The cache that the build has filled is a fallback folder; what is tested goes into a cache of its own, since a version that is
    // cached once is never read again.
    private void WriteProject(TemporaryFolder folder, string[] references, string program)
    {
        var cache =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(
            folder.File("nuget.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources>
                <clear />
                <add key="tested" value="{packages.Folder}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="tested"><package pattern="SerWorkbook*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
              <fallbackPackageFolders><add key="build" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """
        );
        var items = string.Concat(
            references.Select(name => $"<PackageReference Include=\"{name}\" Version=\"{PackedProjects.Version}\" />")
        );
        File.WriteAllText(
            folder.File("consumer.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """
        );
        File.WriteAllText(folder.File("Program.cs"), program);
    }

    private static string Text(XElement metadata, string name) =>
        metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
}
