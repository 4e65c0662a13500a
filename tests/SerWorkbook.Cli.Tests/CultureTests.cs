using System.Text.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Notebooks;
using static SerWorkbook.Cli.Tests.SmallNotebook;

namespace SerWorkbook.Cli.Tests;

/// <summary>Cells know cultures, though ser is built without them, and start in the invariant one.</summary>
public sealed class CultureTests
{
    private const string German = "(1.5).ToString(new System.Globalization.CultureInfo(\"de-DE\"))";
    private const string Current =
        "string.Join(\" \", new[] { 1.5.ToString(), System.Globalization.CultureInfo.CurrentCulture.Name, "
        + "await Task.Run(() => 2.5.ToString()) })";

    [Fact]
    public void Cultures_have_their_data_and_cells_start_in_the_invariant_one()
    {
        Assert.SkipUnless(NotebookCultures.HasIcu, "ICU is not installed here.");
        using var ser = new SerProcess { Environment = { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8" } };

        Assert.Equal(["1,5", "1.5  2.5"], Run(ser, German, Current));
    }

    [Fact]
    public void Cultures_can_be_named_where_their_data_is_missing()
    {
        using var ser = new SerProcess { Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" } };

        Assert.Equal(["1.5", "1.5  2.5"], Run(ser, German, Current));
    }

    [Fact]
    public void The_kernel_is_started_with_cultures()
    {
        using var ser = new SerProcess();
        Assert.Equal(0, ser.Run("kernel", "install", "--prefix", "env").Code);

        var spec = JsonDocument.Parse(File.ReadAllText(ser.At("env/share/jupyter/kernels/serworkbook/kernel.json"))).RootElement;

        var environment = spec.GetProperty("env").EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString()!));
        Assert.Equal(NotebookCultures.Variables, environment);
    }

    private static IEnumerable<string> Run(SerProcess ser, params string[] cells)
    {
        Save(ser.At("a.ipynb"), cells);
        var run = ser.Run("notebooks", "run", "a.ipynb");
        Assert.True(run.Code == 0, run.Error);
        return NotebookDocument
            .Load(ser.At("a.ipynb"))
            .Cells.Select(cell => Assert.IsType<ResultOutput>(Assert.Single(cell.Outputs)).Data.Text("text/plain")!);
    }
}
