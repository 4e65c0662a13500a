using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class BracketDepthTests
{
    [Fact]
    public void Brackets_in_texts_and_comments_do_not_count()
    {
        var many = new string('(', 500);

        Assert.Null(BracketDepth.FirstTooDeep($"// {many}\nvar text = \"{many}\";"));
        Assert.Null(BracketDepth.FirstTooDeep(string.Concat(Enumerable.Repeat("f(a[0]) { }", 500))));
        Assert.Null(BracketDepth.FirstTooDeep(new string('(', BracketDepth.Most)));
        Assert.Equal(3, BracketDepth.FirstTooDeep($"1;\n2;\n{many}"));
    }
}
