using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class LoopChecksTests
{
    [Theory]
    [InlineData("while (x) { }")]
    [InlineData("var text = \"await\"; while (x) ;")]
    [InlineData("await x; y();")]
    [InlineData("await x; while (")]
    public void Cell_that_can_be_stopped_as_it_is_stays_as_it_is(string code)
    {
        Assert.Same(code, LoopChecks.Insert(code, ScriptChain.Parsing));
    }

    [Theory]
    [InlineData("await x; while (y) { z(); }", "await x; while (y) {! z(); }")]
    [InlineData("await x; for (;;) while (y) ;", "await x; for (;;) {!while (y) {!;}}")]
    [InlineData("await x; do z(); while (y);", "await x; do {!z();} while (y);")]
    [InlineData("await foreach (var a in b) // why\n    z(a); // what", "await foreach (var a in b) // why\n    {!z(a);} // what")]
    [InlineData("while (y) ; F(() => { while (y) ; });", "while (y) ; F(() => { while (y) {!;} });")]
    [InlineData("await x; foreach (var (a, b) in c) if (a) d(); else e();", "await x; foreach (var (a, b) in c) {!if (a) d(); else e();}")]
    public void Checks_stand_at_the_start_of_loops(string code, string expected)
    {
        Assert.Equal(
            expected,
            LoopChecks.Insert(code, ScriptChain.Parsing).Replace("global::SerWorkbook.Notebooks.Execution.CellLoop.Round();", "!")
        );
    }

    [Fact]
    public async Task Errors_are_shown_where_the_author_made_them()
    {
        using var session = new TestSession();

        var (failure, error) = await session.BadAsync("await Task.Yield();\nwhile (true) nothing();");
        var (thrown, _) = await session.BadAsync("await Task.Yield();\nwhile (true)\n    throw new Exception();");

        Assert.Equal(2, failure.Line);
        Assert.Contains("column 14", error.Traceback[0]);
        Assert.Equal(3, thrown.Line);
    }
}
