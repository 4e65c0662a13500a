using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Tests.Execution;

/// <summary>Packages come from a folder beside the notebook, so that no test needs a network.</summary>
public sealed class PackageTests
{
    [Fact]
    public async Task Package_brings_what_it_needs_and_later_cells_have_it()
    {
        using var session = Session();
        var below = Pack(session.Folder, "Test.Below", "1.0.0", "namespace Below; public class Base { public int Deep() => 40; }");
        Pack(
            session.Folder,
            "Test.Above",
            "2.1.0",
            "namespace Above; public class Top : Below.Base { public int Sum(int x) => Deep() + x; }",
            below,
            "Test.Below"
        );

        await session.GoodAsync("// packages\n#r \"nuget: Test.Above, 2.1.0\"\nusing Above;\nConsole.WriteLine(new Top().Sum(2));");

        Assert.Equal("42", await session.ValueAsync("new Top().Sum(2)"));
        Assert.Equal("40", await session.ValueAsync("new Below.Base().Deep()"));
    }

    [Theory]
    [InlineData("#r \"nuget:Test.Plain\"")]
    [InlineData("#r \"nuget: Test.Plain, *\"")]
    [InlineData("#r \"nuget:Test.Plain,1.*\" // the newest")]
    [InlineData("#r \"nuget: Test.Plain, [1.0.0, 1.5.0]\"")]
    [InlineData("#r nuget:Test.Plain")]
    [InlineData("#r nuget: Test.Plain, 1.2.3 // unquoted")]
    [InlineData("#!csharp\n  #r  \"nuget : Test.Plain , 1.2.3.0\"")]
    public async Task Versions_are_written_as_NuGet_has_them(string directive)
    {
        using var session = Session();
        Pack(session.Folder, "Test.Plain", "1.2.3", "public static class Plain { public static int Value => 3; }");

        Assert.Equal("3", await session.ValueAsync($"{directive}\nPlain.Value"));
    }

    [Theory]
    [InlineData("13,0.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("[1.0")]
    [InlineData("latest")]
    [InlineData("1..2")]
    public async Task Malformed_version_is_named_as_such(string version)
    {
        using var session = Session();

        var (failure, _) = await session.BadAsync($"var x = 1;\n#r \"nuget: Test.Plain, {version}\"");

        Assert.Equal($"'{version}' is not a version; write it as NuGet does, such as 1.2.3, 1.* or [1.0,2.0).", failure.Message);
        Assert.Equal(("PackageError", 2), (failure.Name, failure.Line));
    }

    [Fact]
    public async Task Version_is_reported_where_the_cell_leaves_the_choice_open()
    {
        using var session = Session();
        Pack(session.Folder, "Test.Open", "1.2.3", "public static class Open { }");
        Pack(session.Folder, "Test.Fixed", "1.0.0", "public static class Fixed { }");

        var result = await session.GoodAsync("#r \"nuget: Test.Open\"\n#r \"nuget: Test.Fixed, 1.0.0\"");

        Assert.Equal("Installed Test.Open, 1.2.3", Assert.IsType<DisplayOutput>(Assert.Single(result.Outputs)).Data.Text("text/plain"));
    }

    [Fact]
    public async Task Newest_version_that_supports_the_framework_is_taken()
    {
        using var session = Session();
        Pack(session.Folder, "Test.Ahead", "1.0.0", "public static class Ahead { public static int Value => 1; }");
        Pack(session.Folder, "Test.Ahead", "2.0.0", "public static class Ahead { public static int Value => 2; }");
        Pack(session.Folder, "Test.Ahead", "3.0.0", "public static class Ahead { }", framework: "net99.0");
        Pack(session.Folder, "Test.Ahead", "3.1.0", "public static class Ahead { }", framework: "net99.0");

        var result = await session.GoodAsync("#r \"nuget: Test.Ahead\"\nAhead.Value");

        Assert.Equal(
            "Test.Ahead 3.1.0 does not support net10.0; 2.0.0 is the newest version that does.\n",
            Assert.IsType<StreamOutput>(result.Outputs[0]).Text
        );
        Assert.Equal("Installed Test.Ahead, 2.0.0", Assert.IsType<DisplayOutput>(result.Outputs[1]).Data.Text("text/plain"));
        Assert.Equal("2", Assert.IsType<ResultOutput>(result.Outputs[2]).Data.Text("text/plain"));
        var (failure, _) = await session.BadAsync("#r \"nuget: Test.Ahead, 3.0.0\"");
        Assert.Contains("Test.Ahead 3.0.0 is not compatible with net10.0", failure.Message);
    }

    [Fact]
    public async Task Packages_of_loaded_scripts_are_restored_first()
    {
        using var session = Session();
        Pack(session.Folder, "Test.Loaded", "1.0.0", "public static class Loaded { public static int Value => 6; }");
        Directory.CreateDirectory(session.Folder["parts"]);
        session.Folder.Write("parts/inner.csx", "#r \"nuget: Test.Loaded, 1.0.0\"\nint Six() => Loaded.Value;");
        session.Folder.Write("outer.csx", "#load \"parts/inner.csx\"\nint Twelve() => Six() + Loaded.Value;");
        session.Folder.Write("wrong.csx", "var x = 1;\n#r \"nuget: Test.Loaded, 1,0\"");

        await session.GoodAsync("#load \"outer.csx\"");

        Assert.Equal("12", await session.ValueAsync("Twelve()"));
        Assert.StartsWith("wrong.csx, line 2: '1,0' is not a version;", (await session.BadAsync("#load \"wrong.csx\"")).Failure.Message);
    }

    [Fact]
    public async Task Source_can_be_a_folder_that_a_cell_names()
    {
        using var session = Session();
        Pack(session.Folder, "Test.Elsewhere", "1.0.0", "public static class Elsewhere { public static int Value => 4; }");
        Directory.Move(session.Folder["feed"], session.Folder["other"]);
        Directory.CreateDirectory(session.Folder["feed"]);

        Assert.Equal("4", await session.ValueAsync("#i \"nuget: ./other\"\n#r \"nuget: Test.Elsewhere, 1.0.0\"\nElsewhere.Value"));
    }

    [Fact]
    public async Task Native_library_of_a_package_is_found()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test takes its native library from the runtime for Linux.");
        using var session = Session();
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var native = Path.Combine(runtime, "libSystem.Native.so");
        var architecture = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        Pack(
            session.Folder,
            "Test.Native",
            "1.0.0",
            "using System.Runtime.InteropServices; public static class Native { [DllImport(\"testnative\", EntryPoint = "
                + "\"SystemNative_GetPid\")] public static extern int Pid(); }",
            files: [($"runtimes/linux-{architecture}/native/libtestnative.so", native)]
        );

        Assert.Equal("True", await session.ValueAsync("#r \"nuget: Test.Native, 1.0.0\"\nNative.Pid() == Environment.ProcessId"));
    }

    [Fact]
    public async Task Missing_package_or_version_is_one_sentence_with_its_line()
    {
        using var session = Session();
        Pack(session.Folder, "Test.Known", "1.0.0", "public static class Known { }");

        var (missing, error) = await session.BadAsync("var x = 1;\n#r \"nuget: Test.Unknown, 1.0.0\"");
        var (version, _) = await session.BadAsync("#r \"nuget: Test.Known, 9.0.0\"");
        var lower = await session.GoodAsync("#r \"nuget: Test.Known, 0.9\"");

        Assert.Equal(2, missing.Line);
        Assert.StartsWith("The package 'Test.Unknown 1.0.0' cannot be had: ", missing.Message);
        Assert.Equal("PackageError", missing.Name);
        Assert.Contains("Test.Known", version.Message);
        Assert.Equal(
            new StreamOutput("stderr", "No source has Test.Known 0.9; 1.0.0, the next version, is used.\n"),
            Assert.Single(lower.Outputs)
        );
        Assert.DoesNotContain('\n', missing.Message);
        Assert.DoesNotContain("   at ", string.Concat(error.Traceback));
    }

    [Fact]
    public async Task Source_that_cannot_be_reached_is_named()
    {
        using var session = Session();
        session.Folder.Write("nuget.config", Configuration("http://127.0.0.1:9/v3/index.json"));

        var (failure, _) = await session.BadAsync("#r \"nuget: Test.Far, 1.0.0\"");

        Assert.Contains("127.0.0.1:9", failure.Message);
        Assert.EndsWith("cannot be reached.", failure.Message);
    }

    [Fact]
    public async Task Two_versions_of_one_assembly_cannot_live_in_one_session()
    {
        using var session = Session();
        Pack(
            session.Folder,
            "Test.Twice",
            "1.0.0",
            "[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")] public static class Twice { public static int Value => 1; }"
        );
        Pack(
            session.Folder,
            "Test.Twice",
            "2.0.0",
            "[assembly: System.Reflection.AssemblyVersion(\"2.0.0.0\")] public static class Twice { public static int Value => 2; }"
        );
        Assert.Equal("1", await session.ValueAsync("#r \"nuget: Test.Twice, 1.0.0\"\nTwice.Value"));

        var (failure, _) = await session.BadAsync("#r \"nuget: Test.Twice, 2.0.0\"\nTwice.Value");

        Assert.Contains("restart", failure.Message);
        Assert.Equal("1", await session.ValueAsync("#r \"nuget: Test.Twice, 1.0.0\"\nTwice.Value"));
    }

    [Fact]
    public async Task Assembly_that_others_were_built_against_in_another_version_is_loaded_once()
    {
        using var session = Session();
        var old = Pack(
            session.Folder,
            "Test.Shared",
            "1.0.0",
            Versioned(
                "1.0.0.0",
                "namespace Shared; public class Part { } public static class Where { public static System.Type Type => typeof(Part); }"
            )
        );
        Pack(
            session.Folder,
            "Test.Shared",
            "1.5.0",
            Versioned(
                "1.5.0.0",
                "namespace Shared; public class Part { } public static class Where { public static System.Type Type => typeof(Part); }"
            )
        );
        Pack(
            session.Folder,
            "Test.User",
            "1.0.0",
            "namespace User; public static class Uses { public static Shared.Part Make() => new(); }",
            old,
            "Test.Shared"
        );

        await session.GoodAsync("#r \"nuget: Test.Shared, 1.5.0\"\n#r \"nuget: Test.User, 1.0.0\"");

        Assert.Equal(
            "True",
            await session.ValueAsync("User.Uses.Make() is Shared.Part && User.Uses.Make().GetType() == Shared.Where.Type")
        );
        Assert.Equal(
            "1.5.0.0",
            await session.ValueAsync(
                "string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name == \"Test.Shared\").Select(a => "
                    + "a.GetName().Version))"
            )
        );
    }

    [Fact]
    public async Task Package_added_later_uses_what_is_loaded()
    {
        using var session = Session();
        var below = Pack(session.Folder, "Test.First", "1.0.0", "namespace First; public class Part { }");
        Pack(
            session.Folder,
            "Test.Second",
            "1.0.0",
            "namespace Second; public static class Uses { public static object Make() => new First.Part(); }",
            below,
            "Test.First"
        );

        await session.GoodAsync("#r \"nuget: Test.First, 1.0.0\"\nvar mine = new First.Part();");

        Assert.Equal("True", await session.ValueAsync("#r \"nuget: Test.Second, 1.0.0\"\nSecond.Uses.Make().GetType() == mine.GetType()"));
    }

    [Fact]
    public async Task Version_of_this_program_is_named_where_it_runs_in_place_of_the_one_asked_for()
    {
        using var session = Session();
        Pack(session.Folder, "Markdig", "0.1.0", Versioned("0.1.0.0", "namespace Markdig; public static class Fake { }"));

        var result = await session.GoodAsync("#r \"nuget: Markdig, 0.1.0\"\ntypeof(Markdig.Markdown).Assembly.Location.Length > 0");

        var own = typeof(Markdig.Markdown).Assembly.GetName().Version;
        Assert.Equal(
            $"Markdig {own} of this program is used in place of 0.1.0.0 of the package.\n",
            Assert.Single(result.Outputs.OfType<StreamOutput>(), s => s.Name == "stderr").Text
        );
    }

    [Fact]
    public async Task Package_newer_than_the_copy_of_this_program_is_used_by_cells_and_by_other_packages()
    {
        using var session = Session();
        var newer = Pack(session.Folder, "Markdig", "99.0.0", Versioned("99.0.0.0", "namespace Markdig; public class Part { }"));
        Pack(
            session.Folder,
            "Test.Prose",
            "1.0.0",
            "namespace Test.Prose; public static class Uses { public static object Make() => new Markdig.Part(); }",
            newer,
            "Markdig",
            "99.0.0"
        );

        Assert.Equal(
            "True",
            await session.ValueAsync(
                "#r \"nuget: Markdig, 99.0.0\"\n#r \"nuget: Test.Prose, 1.0.0\"\nTest.Prose.Uses.Make() is Markdig.Part"
            )
        );
    }

    [Fact]
    public async Task Extensions_for_notebooks_run_and_one_that_cannot_leaves_a_sentence()
    {
        using var session = Session();
        var theirs = Compile(
            "Microsoft.DotNet.Interactive",
            """
            namespace Microsoft.DotNet.Interactive { public abstract class Kernel { public string Missing => ""; }
            public interface IKernelExtension { System.Threading.Tasks.Task OnLoadAsync(Kernel kernel); } }
            namespace Microsoft.DotNet.Interactive.Formatting { public static class Formatter {
            public static void Register<T>(System.Func<T, string> formatter, string mimeType = "") { } } }
            """,
            []
        );
        byte[] Extension(string name, string body) =>
            Compile(
                name,
                $$"""
                public class Extension : Microsoft.DotNet.Interactive.IKernelExtension {
                public System.Threading.Tasks.Task OnLoadAsync(Microsoft.DotNet.Interactive.Kernel kernel) {
                {{body}} return System.Threading.Tasks.Task.CompletedTask; } }
                """,
                [MetadataReference.CreateFromImage(theirs)]
            );
        const string register =
            "Microsoft.DotNet.Interactive.Formatting.Formatter.Register<System.Version>(v => \"version \" + v.Major, \"text/plain\");";
        File.WriteAllBytes(session.Folder["good.dll"], Extension("Test.Good.Extension", register));
        File.WriteAllBytes(session.Folder["bad.dll"], Extension("Test.Bad.Extension", "System.Console.Write(kernel.Missing);"));
        session.Folder.Write("extension.dib", "#!csharp\n\nvar fromDib = 5;\n");
        const string place = "interactive-extensions/dotnet/";
        Pack(
            session.Folder,
            "Test.Good",
            "1.0.0",
            "public static class Good { }",
            files:
            [
                (place + "Test.Good.Extension.dll", session.Folder["good.dll"]),
                (place + "extension.dib", session.Folder["extension.dib"]),
            ]
        );
        Pack(
            session.Folder,
            "Test.Bad",
            "1.0.0",
            "public static class Bad { public static int Value => 8; }",
            files: [(place + "Test.Bad.Extension.dll", session.Folder["bad.dll"])]
        );

        Assert.Equal("version 7", await session.ValueAsync("#r \"nuget: Test.Good, 1.0.0\"\nnew Version(7, 1)"));
        Assert.Equal("5", await session.ValueAsync("fromDib"));
        var bad = await session.GoodAsync("#r \"nuget: Test.Bad, 1.0.0\"\nBad.Value");
        Assert.StartsWith(
            "The extension for notebooks in Test.Bad cannot be used here: Method not found",
            Assert.IsType<StreamOutput>(bad.Outputs[0]).Text
        );
        Assert.Equal("8", Assert.IsType<ResultOutput>(bad.Outputs[1]).Data.Text("text/plain"));
    }

    private static byte[] Compile(string name, string code, MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [.. HostAssemblies.References.Where(r => Path.GetFileName(r.Display) != "SerWorkbook.Notebooks.dll"), .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        using var assembly = new MemoryStream();
        Assert.Empty(compilation.Emit(assembly).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return assembly.ToArray();
    }

    private static string Versioned(string version, string code) => $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] {code}";

    private static TestSession Session()
    {
        var session = new TestSession();
        session.Folder.Write("nuget.config", Configuration("./feed"));
        Directory.CreateDirectory(session.Folder["feed"]);
        return session;
    }

    private static string Configuration(string source) =>
        $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="./packages" /></config>
              <packageSources><clear /><add key="feed" value="{source}" allowInsecureConnections="true" /></packageSources>
            </configuration>
            """;

    private static MetadataReference Pack(
        TemporaryFolder folder,
        string name,
        string version,
        string code,
        MetadataReference? reference = null,
        string? dependency = null,
        string lowest = "1.0.0",
        (string Name, string Path)[]? files = null,
        string framework = "net8.0"
    )
    {
        var references = HostAssemblies
            .References.Where(r => Path.GetFileName(r.Display) != "Markdig.dll")
            .Concat(reference is null ? [] : [reference]);
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        var needs = dependency is null ? "" : $"<dependency id=\"{dependency}\" version=\"{lowest}\" />";
        using var archive = ZipFile.Open(folder[$"feed/{name}.{version}.nupkg"], ZipArchiveMode.Create);
        Write(archive, $"lib/{framework}/{name}.dll", assembly.ToArray());
        Write(
            archive,
            $"{name}.nuspec",
            System.Text.Encoding.UTF8.GetBytes(
                $"""
                <package><metadata>
                  <id>{name}</id><version>{version}</version><authors>test</authors><description>test</description>
                  <dependencies><group targetFramework="{framework}">{needs}</group></dependencies>
                </metadata></package>
                """
            )
        );
        foreach (var (entry, path) in files ?? [])
        {
            Write(archive, entry, File.ReadAllBytes(path));
        }

        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private static void Write(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}
