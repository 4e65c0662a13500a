using SerWorkbook.Cli.Setup;

namespace SerWorkbook.Cli.Tests;

public sealed class RuntimeSettingsTests
{
    private const string Width = "DOTNET_PreferredVectorBitWidth=256";
    private const string AtOnce = "DOTNET_TC_QuickJit=0";

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("search --help")]
    [InlineData("data audit -h")]
    [InlineData("predict --model model.json clip.wav")]
    public void Short_commands_that_train_nothing_start_only_once(string line) => Assert.Equal([], Of(line, wide: true));

    [Theory]
    [InlineData("search --data DIR", Width, AtOnce)]
    [InlineData("evaluate", Width, AtOnce)]
    [InlineData("features --set MelStats", Width, AtOnce)]
    [InlineData("audit-split --data DIR", Width, AtOnce)]
    [InlineData("bench scale", Width, AtOnce)]
    [InlineData("data audit --data DIR", Width, AtOnce)]
    [InlineData("data demo --out DIR", Width, AtOnce)]
    [InlineData("data list --data DIR", Width)]
    [InlineData("run", Width)]
    [InlineData("notebooks run story.ipynb", Width)]
    [InlineData("export --model DIR", Width)]
    public void Others_have_vectors_of_256_bits_and_long_ones_optimise_at_once(string line, params string[] settings)
    {
        Assert.Equal(settings, Of(line, wide: true));
        Assert.Equal(settings.Except([Width]), Of(line, wide: false));
    }

    private static IEnumerable<string> Of(string line, bool wide) =>
        RuntimeSettings
            .For(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), wide)
            .Select(setting => $"{setting.Key}={setting.Value}");
}
