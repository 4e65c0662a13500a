namespace SerWorkbook.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("data")]
    [InlineData("data demo")]
    [InlineData("data list")]
    [InlineData("features")]
    [InlineData("search")]
    [InlineData("evaluate")]
    [InlineData("audit-split")]
    [InlineData("predict")]
    [InlineData("notebooks")]
    [InlineData("notebooks run")]
    [InlineData("notebooks check")]
    [InlineData("notebooks clean")]
    [InlineData("notebooks render")]
    [InlineData("kernel")]
    [InlineData("kernel install")]
    [InlineData("kernel uninstall")]
    [InlineData("kernel run")]
    public void Every_command_explains_itself_with_an_example(string command)
    {
        using var ser = new SerProcess();
        var help = ser.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, help.Code);
        Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
        Assert.Matches("Examples?:\n  ser ", help.Output);
    }

    [Theory]
    [InlineData("frobnicate", "'frobnicate'")]
    [InlineData("run --trials many", "'many'")]
    [InlineData("run --trials 0", "1 to 100000")]
    [InlineData("search --budget soon", "'soon'")]
    [InlineData("search --budget 9999h", "a week")]
    [InlineData("search --scaling magic", "global, speaker or any")]
    [InlineData("search --protocol magic", "pieces, clips, sentences, loso")]
    [InlineData("search --protocol sentences", "loso or groups:K")]
    [InlineData("search --protocol groups:1", "2 to 1000")]
    [InlineData("search --seeds 3", "add --nested")]
    [InlineData("search --outer loso", "add --nested")]
    [InlineData("search --nested --seeds 0", "1 to 1000")]
    [InlineData("search --nested --outer ladder", "whole recordings")]
    [InlineData("search --nested --outer pieces", "whole recordings")]
    [InlineData("search --nested --outer magic", "pieces, clips, sentences, loso")]
    [InlineData("search --nested --ensemble", "leave out --ledger")]
    [InlineData("search --nested --ledger x", "leave out --ledger")]
    [InlineData("predict", "'--model'")]
    [InlineData("evaluate --protocol magic", "pieces, clips, sentences, loso")]
    [InlineData("evaluate --recipe magic", "not a recipe")]
    [InlineData("audit-split --protocol magic", "groups:K")]
    [InlineData("audit-split --protocol groups:1", "2 to 1000")]
    [InlineData("features --set Magic", "SerFull-2")]
    [InlineData("features --out table.txt", ".csv")]
    [InlineData("notebooks run nothing.ipynb", "nothing.ipynb")]
    [InlineData("notebooks run notebooks --param x", "NAME=VALUE")]
    [InlineData("notebooks run notebooks --to 2", "is a folder")]
    [InlineData("notebooks run broken.ipynb", "broken.ipynb")]
    [InlineData("notebooks run broken.ipynb --timeout 0", "more than 0")]
    [InlineData("notebooks run broken.ipynb --timeout soon", "60s, 2m or 1.5h")]
    [InlineData("notebooks check nothing.ipynb", "nothing.ipynb")]
    [InlineData("notebooks check broken.ipynb", "broken.ipynb")]
    [InlineData("notebooks check broken.ipynb --tolerance x", "0 to below 1")]
    [InlineData("notebooks clean broken.ipynb", "broken.ipynb")]
    public void Wrong_usage_gets_one_sentence_and_exit_code_1(string arguments, string part)
    {
        using var ser = new SerProcess();
        File.WriteAllText(ser.At("broken.ipynb"), "{ not a notebook");
        var result = ser.Run(arguments.Split(' '));
        Assert.Equal(1, result.Code);
        Assert.Contains(part, result.Complaint, StringComparison.Ordinal);
    }
}
