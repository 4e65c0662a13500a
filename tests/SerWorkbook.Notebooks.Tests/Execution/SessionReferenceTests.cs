using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class SessionReferenceTests
{
    [Fact]
    public async Task Reference_to_a_file_takes_its_dependencies_from_beside_it()
    {
        using var session = new TestSession();
        var below = Compile(session.Folder, "lib/Below.dll", "namespace Below; public class Base { public int Deep() => 40; }");
        Compile(
            session.Folder,
            "lib/Above.dll",
            "namespace Above; public class Top : Below.Base { public int Sum(int x) => Deep() + x; }",
            below
        );

        await session.GoodAsync("#r \"./lib/Above.dll\"\nusing Above;");

        Assert.Equal("42", await session.ValueAsync("new Top().Sum(2)"));
        Assert.Equal("40", await session.ValueAsync("new Top().Deep()"));
    }

    [Fact]
    public async Task Reference_to_an_assembly_of_the_host_needs_no_file_and_is_the_hosts_own()
    {
        using var session = new TestSession();
        var here = typeof(SessionReferenceTests);

        await session.GoodAsync(
            $"#r \"./lib/{here.Assembly.GetName().Name}.dll\"\n#r \"lib\\\\SerWorkbook.Notebooks.dll\"\nusing {here.Namespace};"
        );

        Assert.Equal(
            "True",
            await session.ValueAsync($"typeof({here.Name}).Module.ModuleVersionId == new Guid(\"{here.Module.ModuleVersionId}\")")
        );
    }

    [Fact]
    public async Task Another_file_of_a_name_that_the_host_has_is_passed_over()
    {
        using var session = new TestSession();
        Compile(session.Folder, "lib/SerWorkbook.Notebooks.Tests.dll", "public class Impostor { }");

        var (failure, _) = await session.BadAsync("#r \"./lib/SerWorkbook.Notebooks.Tests.dll\"\nnew Impostor()");

        Assert.Contains("Impostor", failure.Message);
    }

    [Fact]
    public async Task Two_sessions_can_reference_different_files_of_one_name()
    {
        using var one = new TestSession();
        using var two = new TestSession();
        Compile(one.Folder, "Same.dll", "public static class Same { public static int Value() => 1; }");
        Compile(two.Folder, "Same.dll", "public static class Same { public static int Value() => 2; public static int Other() => 3; }");

        Assert.Equal("1", await one.ValueAsync("#r \"Same.dll\"\nSame.Value()"));
        Assert.Equal("2", await two.ValueAsync("#r \"Same.dll\"\nSame.Value()"));
    }

    [Fact]
    public async Task Missing_file_is_named_as_it_was_written()
    {
        using var session = new TestSession();

        var (failure, error) = await session.BadAsync("var x = 1;\n#r \"./lib/None.dll\"");

        Assert.Contains("./lib/None.dll", failure.Message + string.Concat(error.Traceback));
        Assert.DoesNotContain(session.Folder.Path, string.Concat(error.Traceback));
    }

    [Fact]
    public async Task Reference_in_a_loaded_file_is_relative_to_that_file()
    {
        using var session = new TestSession();
        Compile(session.Folder, "parts/lib/Part.dll", "public static class Part { public static int Value() => 9; }");
        session.Folder.Write("parts/setup.csx", "#r \"./lib/Part.dll\"\nint FromPart() => Part.Value();");

        Assert.Equal("9", await session.ValueAsync("#load \"parts/setup.csx\"\nFromPart()"));
    }

    private static MetadataReference Compile(TemporaryFolder folder, string name, string code, params MetadataReference[] references)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(name),
            [CSharpSyntaxTree.ParseText(code)],
            [.. references, .. HostAssemblies.References],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        var emitted = compilation.Emit(folder[name]);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromFile(folder[name]);
    }
}
