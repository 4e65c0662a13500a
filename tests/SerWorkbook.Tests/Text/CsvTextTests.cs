using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Tests.Text;

/// <summary>Fields that a spreadsheet would compute are marked, and come back as they were.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+SUM(A1)", "'+SUM(A1)")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("@x", "'@x")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("-5", "-5")]
    [InlineData("+0.5", "+0.5")]
    [InlineData("-1.5E-07", "-1.5E-07")]
    [InlineData("-", "'-")]
    public void Formulas_are_marked_and_numbers_are_not(string text, string field)
    {
        Assert.Equal(field, CsvText.Field(text));
        Assert.Equal([text, "end"], Assert.Single(CsvText.Parse(field + ",end\n", "x.csv", ',')).Fields);
    }

    [Fact]
    public void Tables_of_results_hold_no_formula_and_their_numbers_stay_numbers()
    {
        var table = new ResultTable(
            "T",
            [new TableColumn("=h"), new TableColumn("n")],
            [
                ["=1+1", -0.5],
                ["@x", -3],
                ["a", 2.5f],
            ]
        );
        Assert.Equal("'=h,n\r\n'=1+1,-0.5\r\n'@x,-3\r\na,2.5\r\n", table.ToCsv());
    }

    [Fact]
    public void A_message_about_a_first_row_of_megabytes_is_short()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("folds.csv"), new string('x', 1 << 20));
        var fault = Assert.Throws<SerException>(() => FoldFile.Read(folder.File("folds.csv")));
        Assert.InRange(fault.Message.Length, 50, 1_000);
    }
}
