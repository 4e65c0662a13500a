using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class FormattingTests
{
    private readonly ValueFormatter _formatter = new(_ => { });

    private enum Sex
    {
        Female,
    }

    public static TheoryData<object?, string> Scalars =>
        new()
        {
            { null, "null" },
            { "text <b>", "text <b>" },
            { 1234567, "1234567" },
            { 0.1 + 0.2, "0.30000000000000004" },
            { -1.5f, "-1.5" },
            { double.NaN, "NaN" },
            { 10.50m, "10.50" },
            { true, "True" },
            { 'x', "x" },
            { Sex.Female, "Female" },
            { new DateTime(2026, 3, 4), "2026-03-04" },
            { new DateTime(2026, 3, 4, 5, 6, 7), "2026-03-04 05:06:07" },
            { TimeSpan.FromSeconds(90), "00:01:30" },
            { typeof(Dictionary<string, int[]>), "Dictionary<string, int[]>" },
            { new InvalidOperationException("no"), "InvalidOperationException: no" },
            { (1, "a", 2.5), "(1, a, 2.5)" },
            { new[] { 1, 2, 3 }, "[1, 2, 3]" },
            { new[] { new[] { 1.25 }, [2] }, "[[1.25], [2]]" },
            { Array.Empty<string>(), "[]" },
            { Enumerable.Range(1, 25), "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, … 5 more]" },
            { System.Text.Json.Nodes.JsonNode.Parse("{\"a\":[1]}"), "{\n  \"a\": [\n    1\n  ]\n}" },
            { new object(), "object" },
        };

    [Theory]
    [MemberData(nameof(Scalars), DisableDiscoveryEnumeration = true)]
    public void Scalars_and_lists_of_them_are_plain_text_in_the_invariant_culture(object? value, string text)
    {
        var bundle = _formatter.Format(value, []);

        Assert.Equal(["text/plain"], bundle.MimeTypes);
        Assert.Equal(text, bundle.Text("text/plain"));
    }

    [Fact]
    public void Sequence_of_records_is_a_table()
    {
        var bundle = _formatter.Format(new[] { new Clip("bea", 10, 0.123456789), new Clip("josh", 7, 2) }, []);

        Assert.Equal(["text/html", "text/plain"], bundle.MimeTypes);
        Assert.Equal(
            """
            <table>
            <thead><tr><th>Speaker</th><th class="number">Clips</th><th class="number">Mean</th></tr></thead>
            <tbody>
            <tr><td>bea</td><td class="number">10</td><td class="number">0.123457</td></tr>
            <tr><td>josh</td><td class="number">7</td><td class="number">2</td></tr>
            </tbody>
            </table>
            """.ReplaceLineEndings("\n"),
            bundle.Text("text/html")
        );
        Assert.Equal("Speaker  Clips      Mean\nbea         10  0.123457\njosh         7         2", bundle.Text("text/plain"));
    }

    [Fact]
    public void Long_table_shows_twenty_rows_and_says_how_many_more()
    {
        var lazy = Enumerable.Range(0, 33).Select(i => new { I = i });

        var html = _formatter.Format(lazy, []).Text("text/html")!;

        Assert.Equal(20, html.Split("<td").Length - 1);
        Assert.EndsWith("<p>… 13 more rows</p>", html);
        Assert.EndsWith("… 13 more rows", _formatter.Format(lazy.ToList(), []).Text("text/plain"));
    }

    [Fact]
    public void Endless_sequence_ends_and_is_read_once()
    {
        var reads = 0;
        IEnumerable<object> Endless()
        {
            reads++;
            while (true)
            {
                yield return new { N = 1 };
            }
        }

        Assert.Contains("at least 1000 more rows", _formatter.Format(Endless(), []).Text("text/plain"));
        Assert.Equal(1, reads);
    }

    [Fact]
    public void Rows_of_different_types_share_one_table()
    {
        var text = _formatter.Format(new object?[] { new { A = 1 }, new { B = "x" }, 5, null }, []).Text("text/plain");

        Assert.Equal("A  B  Value\n1\n   x\n          5\n       null", text);
    }

    [Fact]
    public void Dictionary_and_object_are_tables_of_two_columns()
    {
        var dictionary = _formatter.Format(new SortedDictionary<string, double> { ["b"] = 2, ["a"] = 1.5 }, []);
        Assert.Equal("Key  Value\na      1.5\nb        2", dictionary.Text("text/plain"));

        var one = _formatter.Format(new Clip("bea", 10, 0.5), []);
        Assert.Contains("<tr><th scope=\"row\">Speaker</th><td>bea</td></tr>", one.Text("text/html"));
        Assert.Equal("Clip { Speaker = bea, Clips = 10, Mean = 0.5 }", one.Text("text/plain"));

        Assert.Equal("Name   x\nSizes  [1, 2]", _formatter.Format(new Plain { Name = "x", Sizes = [1, 2] }, []).Text("text/plain"));
    }

    [Fact]
    public void Object_with_a_text_of_its_own_is_shown_by_it_also_in_a_list()
    {
        Assert.Equal(["text/plain"], _formatter.Format(new Version(1, 2), []).MimeTypes);
        var frame = _formatter.Format(new Frame(), []);
        Assert.Equal(["text/plain"], frame.MimeTypes);
        Assert.Equal("a b\n1 2", frame.Text("text/plain"));
        Assert.Equal("[a b 1 2, a b 1 2]", _formatter.Format(new[] { new Frame(), new Frame() }, []).Text("text/plain"));
        Assert.Equal("Key  Value\na        1", _formatter.Format(new[] { KeyValuePair.Create("a", 1) }, []).Text("text/plain"));
        Assert.Equal("Item1  Item2\n    1  a", _formatter.Format(new[] { (1, "a") }, []).Text("text/plain"));
        Assert.Equal("X\n1", _formatter.Format(new[] { new Spot(1) }, []).Text("text/plain"));
    }

    [Fact]
    public void Markup_quotes_and_letters_of_any_script_show_harmlessly()
    {
        const string Hostile = "<script>alert(\"1\")</script>' 漢字 ääé \u0001";

        var html = _formatter.Format(new[] { new { Name = Hostile } }, []).Text("text/html")!;

        Assert.Contains("<td>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; 漢字 ääé \uFFFD</td>", html);
        Assert.Contains(Hostile, _formatter.Format(Hostile, []).Text("text/plain"));
    }

    [Fact]
    public void Cycles_and_throwing_getters_end()
    {
        var self = new List<object>();
        self.Add(self);
        var node = new Node();
        node.Next = node;

        Assert.Equal("[[[[…]]]]", _formatter.Format(self, []).Text("text/plain"));
        Assert.Equal("Next   Node\nFails  (NotSupportedException)", _formatter.Format(node, []).Text("text/plain"));
    }

    private readonly record struct Spot(int X);

    private sealed class Frame
    {
        public int Rows => 1;

        public override string ToString() => "a b\n1 2";
    }

    private sealed record Clip(string Speaker, int Clips, double Mean);

    private sealed class Plain
    {
        public string Name { get; init; } = "";

        public int[] Sizes { get; init; } = [];

        public int this[int i] => i;
    }

    private sealed class Node
    {
        public Node? Next { get; set; }

        public int Fails => throw new NotSupportedException();
    }
}
