using System.Diagnostics;
using SerWorkbook.Notebooks;
using static SerWorkbook.Cli.Tests.SmallNotebook;

namespace SerWorkbook.Cli.Tests;

/// <summary>Notebooks in other formats than <c>.ipynb</c>.</summary>
public sealed class NotebookFormatsTests
{
    private const string Dib =
        "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"csharp\"}]}}\n\n#!csharp\n\n1+1\n";

    [Fact]
    public void Dib_file_is_run_checked_cleaned_and_rendered()
    {
        using var ser = new SerProcess();
        File.WriteAllText(ser.At("a.dib"), Dib);

        var run = ser.Run("notebooks", "run", "a.dib");
        var again = ser.Run("notebooks", "run", ".");
        var elsewhere = ser.Run("notebooks", "run", "a.dib", "--out", "out");
        var check = ser.Run("notebooks", "check", "a.dib");
        var render = ser.Run("notebooks", "render", ".");

        Assert.Equal((0, 0, 0, 0, 0), (run.Code, again.Code, elsewhere.Code, check.Code, render.Code));
        Assert.Equal(Dib, File.ReadAllText(ser.At("a.dib")));
        Assert.Equal("2", ResultOf(ser.At("a.ipynb")));
        Assert.Contains("nothing changed", again.Output, StringComparison.Ordinal);
        Assert.Equal("2", ResultOf(ser.At("out/a.ipynb")));
        Assert.Equal(Dib, File.ReadAllText(ser.At("out/a.dib")));
        Assert.Equal("a.dib: executed; a .dib file stores no outputs to compare\n", check.Output);
        Assert.True(File.Exists(ser.At("a.html")));
    }

    [Fact]
    public void Outputs_of_a_dib_file_do_not_replace_a_notebook_that_was_not_made_from_it()
    {
        using var ser = new SerProcess();
        File.WriteAllText(ser.At("a.dib"), Dib);
        Save(ser.At("a.ipynb"), "\"mine\"");
        var mine = File.ReadAllText(ser.At("a.ipynb"));

        var run = ser.Run("notebooks", "run", "a.dib");

        Assert.Equal(1, run.Code);
        Assert.Contains("a.ipynb, which was not made from it; name another folder with --out.", run.Error, StringComparison.Ordinal);
        Assert.Equal(mine, File.ReadAllText(ser.At("a.ipynb")));
    }

    [Fact]
    public void Notebooks_are_converted_and_nothing_is_replaced_unasked()
    {
        using var ser = new SerProcess();
        File.WriteAllText(ser.At("a.dib"), Dib);

        var there = ser.Run("notebooks", "convert", "a.dib", "--to", "ipynb", "--out", "out");
        var back = ser.Run("notebooks", "convert", "out/a.ipynb", "--to", "dib");
        var twice = ser.Run("notebooks", "convert", "out/a.ipynb", "--to", "dib");
        var replaced = ser.Run("notebooks", "convert", "out/a.ipynb", "--to", "dib", "--overwrite");
        var same = ser.Run("notebooks", "convert", "a.dib", "--to", "dib");
        var other = ser.Run("notebooks", "convert", "a.dib", "--to", "pdf");

        Assert.Equal((0, 0, 1, 0, 1, 1), (there.Code, back.Code, twice.Code, replaced.Code, same.Code, other.Code));
        Assert.Equal(Dib, File.ReadAllText(ser.At("out/a.dib")));
        Assert.Contains("a.dib exists; --overwrite replaces it.", twice.Error, StringComparison.Ordinal);
        Assert.Contains("a.dib is a .dib file already", same.Error, StringComparison.Ordinal);
        Assert.Contains("--to is 'pdf'; it may be ipynb, dib or cs.", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Converted_program_compiles_and_writes_what_the_notebook_displays()
    {
        using var ser = new SerProcess();
        File.WriteAllText(
            ser.At("other.csx"),
            "using System.IO;\nint Other(int a) => a * 100;\nclass Shape { public override string ToString() => \"shape\"; }\n"
        );
        File.WriteAllText(ser.At("loaded.csx"), "var loaded = 42;\n");
        new NotebookDocument
        {
            Cells =
            [
                NotebookCell.Markdown("# Title\n\nProse"),
                NotebookCell.Code("using static System.Math;\n// kept\nvar x = 1;\nint y;\nx + 2"),
                NotebookCell.Code("#!time\nvar x = \"again\";\nConsole.WriteLine(x + y);\nx.Length"),
                NotebookCell.Code(
                    "/// <summary>A point.</summary>\nrecord Point(int X, int Y);\nstatic int Twice(int v) => v * 2;\n"
                        + "static double Twice(double v) => v * 2;\nint Longer(int v) => v + x.Length;\n"
                        + "static string Shout(this string s) => s.ToUpper();\nTwice(4) + Twice(1.5) + Longer(1)"
                ),
                NotebookCell.Code("class A { public int V => Twice(21); }\nnew A().V"),
                NotebookCell.Code(
                    "class A { public int V; public A() { V = 7; } }\nfor (int i = 0; i < 2; i++) Console.Write(i);\nnew A().V"
                ),
                NotebookCell.Code("var i = 5;\nif (int.TryParse(\"12\", out var n)) Console.WriteLine(n + i);\n\"shout\".Shout()"),
                NotebookCell.Code(
                    "if (int.TryParse(\"13\", out var n)) Console.WriteLine(n);\nvar list = new List<int> { 1, 2 };\n"
                        + "list.Select(i => i + 1)"
                ),
                NotebookCell.Code("display(new Point(1, 2));\nawait Task.Delay(1);\nConsole.WriteLine(Sqrt(16))"),
                NotebookCell.Code("#!mermaid\na --> b"),
                NotebookCell.Code("#!import other.csx\n#load \"loaded.csx\"\nOther(2) + loaded"),
                NotebookCell.Code("new Shape()"),
                NotebookCell.Code("unsafe { int z = 5; int* pz = &z; Console.WriteLine(*pz + 0.5); }"),
            ],
        }.Save(ser.At("a.ipynb"));

        var convert = ser.Run("notebooks", "convert", "a.ipynb", "--to", "cs");
        var output = DotNetRun(ser, "a.cs");

        Assert.Equal(0, convert.Code);
        Assert.Equal(
            ["a.ipynb: cell 10 is in Mermaid and was written as a comment", "a.ipynb: cell 3: #!time was left out"],
            convert.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["3", "again0", "5", "17", "42", "017", "17", "SHOUT", "13", "[ 2, 3 ]", "Point { X = 1, Y = 2 }", "4", "242", "shape", "5.5"],
            output
        );
        var program = File.ReadAllText(ser.At("a.cs"));
        Assert.Contains("// # Title\n//\n// Prose\n", program, StringComparison.Ordinal);
        Assert.Contains("// a --> b\n", program, StringComparison.Ordinal);
        Assert.Contains("// kept\n", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Converted_program_refers_to_projects_and_packages()
    {
        using var ser = new SerProcess();
        Directory.CreateDirectory(ser.At("src/Own"));
        File.WriteAllText(
            ser.At("src/Own/Own.csproj"),
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"
        );
        File.WriteAllText(
            ser.At("src/Own/Thing.cs"),
            "namespace Own; public static class Thing { public static int Value => 9; public static void Say() { } }"
        );
        Save(ser.At("notebooks/a.ipynb"), "#r \"./lib/Own.dll\"\nusing Own;\nThing.Value", "#r \"./lib/Missing.dll\"\n1");
        Save(
            ser.At("notebooks/b.ipynb"),
            "#i \"nuget: https://example.org/feed\"\n#r \"nuget: Some.Package, 1.2.3\"\n#r \"nuget: Other\"\nSome.Call()"
        );

        var convert = ser.Run("notebooks", "convert", "notebooks", "--to", "cs", "--out", "apps");
        var output = DotNetRun(ser, "apps/a.cs");

        Assert.Equal(0, convert.Code);
        Assert.Contains("cell 2: #r \"./lib/Missing.dll\" was left out", convert.Error, StringComparison.Ordinal);
        Assert.StartsWith("#:project ../src/Own/Own.csproj\n", File.ReadAllText(ser.At("apps/a.cs")), StringComparison.Ordinal);
        Assert.Equal(["9", "1"], output);
        var withPackages = File.ReadAllText(ser.At("apps/b.cs"));
        Assert.StartsWith("#:package Some.Package@1.2.3\n#:package Other@*\n", withPackages, StringComparison.Ordinal);
        Assert.Contains("\n#:property RestoreAdditionalProjectSources=https://example.org/feed\n", withPackages, StringComparison.Ordinal);
        Assert.Contains("NotebookOutput.Show(() => Some.Call());", withPackages, StringComparison.Ordinal);
    }

    private static string ResultOf(string path) =>
        Assert.IsType<ResultOutput>(Assert.Single(NotebookDocument.Load(path).Cells[0].Outputs)).Data.Text("text/plain")!;

    private static string[] DotNetRun(SerProcess ser, string file)
    {
        var start = new ProcessStartInfo("dotnet", ["run", file])
        {
            WorkingDirectory = ser.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The tests themselves may have been started by a build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.GetAwaiter().GetResult());
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("warning", StringComparison.Ordinal)),
        ];
    }
}
