using System.Reflection;

namespace SerWorkbook.Tests.Sentences;

public sealed class GeneratedSentenceTests
{
    private static readonly (string Method, object? Made)[] Made = [.. GeneratedSentences.All()];

    [Fact]
    public void Every_method_that_makes_sentences_is_run()
    {
        string[] kinds = ["Figures", "Conclusions", "Tables"];
        string[] methods =
        [
            .. typeof(Workbook)
                .Assembly.GetExportedTypes()
                .Where(type => type.IsAbstract && type.IsSealed && kinds.Any(kind => type.Name.EndsWith(kind, StringComparison.Ordinal)))
                .SelectMany(type =>
                    type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                        .Select(method => $"{type.Name}.{method.Name}")
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(methods.Length > 60, $"only {methods.Length} methods were found");
        Assert.Equal(methods, Made.Select(item => item.Method).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sentences_are_good_for_one_many_and_missing()
    {
        var (sentences, fragments) = (Made.SelectMany(Sentences).Distinct().ToArray(), Made.SelectMany(Fragments).Distinct().ToArray());
        Assert.True(sentences.Length > 300, $"only {sentences.Length} sentences were made");
        Assert.True(fragments.Length > 100, $"only {fragments.Length} fragments were made");
        string[] faults =
        [
            .. sentences.SelectMany(text => SentenceRules.Faults(text.Text).Select(fault => $"{text.Method} {fault}: {text.Text}")),
            .. fragments.SelectMany(text => SentenceRules.Fragments(text.Text).Select(fault => $"{text.Method} {fault}: {text.Text}")),
        ];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Fact]
    public void An_interpretation_is_not_the_alt_text()
    {
        var figures = Made.Select(item => item.Made).OfType<Figure>().ToArray();
        Assert.True(figures.Count(figure => figure.Interpretation is not null) > figures.Length / 2);
        Assert.All(
            figures.Where(figure => figure.Interpretation is not null),
            figure => Assert.DoesNotContain(figure.Interpretation!, figure.AltText, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("There are 1 recordings.")]
    [InlineData("There are 2 recording.")]
    [InlineData("Some lack emotions: josh has no angry.")]
    [InlineData("Of these, disgusted has the highest length.")]
    [InlineData("The score is NaN %.")]
    [InlineData("Two  spaces.")]
    [InlineData("These are left out: .")]
    [InlineData("The list of : is empty.")]
    [InlineData("lower case.")]
    [InlineData("No full stop")]
    [InlineData("One sentence. another sentence.")]
    public void The_rules_find_what_is_wrong(string text) => Assert.NotEmpty(SentenceRules.Faults(text));

    private static IEnumerable<(string Method, string Text)> Sentences((string Method, object? Made) item) =>
        (
            item.Made switch
            {
                Figure figure => (string?[])[figure.AltText, figure.Interpretation, figure.Notice],
                Findings findings => [.. findings.Sentences],
                ResultTable table => [table.Footnote, table.Notice, .. Cells(table).Where(cell => cell.EndsWith('.'))],
                string sentence => [sentence],
                _ => [],
            }
        )
            .OfType<string>()
            .Select(text => (item.Method, text));

    private static IEnumerable<(string Method, string Text)> Fragments((string Method, object? Made) item) =>
        (
            item.Made switch
            {
                Figure figure => (string[])[figure.Title],
                ResultTable table => [table.Title, .. table.Columns.Select(column => column.Name), .. Cells(table)],
                ClipList clips => [.. clips.Captions],
                _ => [],
            }
        )
            .Where(text => text.Length > 0)
            .Select(text => (item.Method, text));

    private static IEnumerable<string> Cells(ResultTable table) => table.Rows.SelectMany(row => row).OfType<string>();
}
