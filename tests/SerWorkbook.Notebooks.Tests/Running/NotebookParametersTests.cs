namespace SerWorkbook.Notebooks.Tests.Running;

public sealed class NotebookParametersTests
{
    private const string Declarations = """
        // what a caller can set
        string data = "demo";
        string? label = null;
        bool fresh = false;
        int trials = 24, folds = 5;
        long seed = 42;
        double budgetSeconds = 60;
        var rate = 16000;
        var share = -0.25;
        var title = "x";
        TimeSpan other = TimeSpan.FromSeconds(1);
        string path = System.IO.Path.GetTempPath();
        """;

    [Fact]
    public void Declarations_with_literals_of_the_five_types_are_parameters()
    {
        Assert.Equal(
            [
                "String data = \"demo\"",
                "String label = null",
                "Bool fresh = false",
                "Int trials = 24",
                "Int folds = 5",
                "Long seed = 42",
                "Double budgetSeconds = 60",
                "Int rate = 16000",
                "Double share = -0.25",
                "String title = \"x\"",
            ],
            NotebookParameters.Of(Notebook()).Select(p => $"{p.Type} {p.Name} = {p.Default}")
        );
    }

    [Fact]
    public void Notebook_without_a_cell_tagged_parameters_has_none()
    {
        Assert.Empty(NotebookParameters.Of(new NotebookDocument { Cells = [NotebookCell.Code("int x = 1;")] }));
    }

    [Theory]
    [InlineData("data", "../real data", "string data = \"../real data\";")]
    [InlineData("data", "", "string data = \"\";")]
    [InlineData("data", "a\"b\\c\nd\u0001", "string data = \"a\\\"b\\\\c\\nd\\u0001\";")]
    [InlineData("label", "x", "string label = \"x\";")]
    [InlineData("fresh", "True", "bool fresh = true;")]
    [InlineData("trials", "-3", "int trials = -3;")]
    [InlineData("seed", "9999999999", "long seed = 9999999999;")]
    [InlineData("budgetSeconds", "30", "double budgetSeconds = 30;")]
    [InlineData("budgetSeconds", "1e-3", "double budgetSeconds = 0.001;")]
    [InlineData("share", ".5", "double share = 0.5;")]
    [InlineData("rate", "8000", "int rate = 8000;")]
    public void Value_is_injected_as_CSharp_after_the_parameters(string name, string value, string line)
    {
        var injected = NotebookParameters.Inject(Notebook(), new Dictionary<string, string> { [name] = value }, "n.ipynb");

        Assert.Equal(["p", "injected-parameters", "next"], injected.Cells.Select(c => c.Id));
        Assert.Equal("// Parameters\n" + line, injected.Cells[1].Source);
        Assert.Equal(["injected-parameters"], injected.Cells[1].Tags);
    }

    [Theory]
    [InlineData("trials", "2.5", "int", "24")]
    [InlineData("trials", "9999999999", "int", "24")]
    [InlineData("seed", "x", "long", "42")]
    [InlineData("budgetSeconds", "1,5", "double", "60")]
    [InlineData("budgetSeconds", "NaN", "double", "60")]
    [InlineData("fresh", "yes", "bool", "false")]
    public void Value_of_another_type_is_refused(string name, string value, string type, string example)
    {
        var error = Assert.Throws<NotebookException>(() =>
            NotebookParameters.Inject(Notebook(), new Dictionary<string, string> { [name] = value }, "n.ipynb")
        );

        Assert.Equal(
            $"The parameter '{name}' of 'n.ipynb' is of type {type}, and '{value}' is not; an example is {example}.",
            error.Message
        );
    }

    [Fact]
    public void Unknown_name_is_refused_with_the_names_allowed()
    {
        var error = Assert.Throws<NotebookException>(() =>
            NotebookParameters.Inject(Notebook(), new Dictionary<string, string> { ["other"] = "1" }, "n.ipynb")
        );

        Assert.StartsWith(
            "'other' is not a parameter of 'n.ipynb'; allowed are data (string), label (string), fresh (bool), trials (int),",
            error.Message
        );
        var none = Assert.Throws<NotebookException>(() =>
            NotebookParameters.Inject(new NotebookDocument(), new Dictionary<string, string> { ["x"] = "1" }, "n.ipynb")
        );
        Assert.Equal("'x' is not a parameter of 'n.ipynb'; the notebook has none.", none.Message);
    }

    [Fact]
    public void Second_injection_replaces_the_first_and_none_removes_it()
    {
        var once = NotebookParameters.Inject(Notebook(), new Dictionary<string, string> { ["trials"] = "1" }, "n");
        var twice = NotebookParameters.Inject(once, new Dictionary<string, string> { ["folds"] = "3", ["data"] = "x" }, "n");
        var none = NotebookParameters.Inject(twice, new Dictionary<string, string>(), "n");

        Assert.Equal(["p", "injected-parameters", "next"], twice.Cells.Select(c => c.Id));
        Assert.Equal("// Parameters\nstring data = \"x\";\nint folds = 3;", twice.Cells[1].Source);
        Assert.Equal(["p", "next"], none.Cells.Select(c => c.Id));
    }

    [Fact]
    public void Given_values_are_read_back_as_they_were_injected()
    {
        var given = new Dictionary<string, string>
        {
            ["data"] = "a \"b\" \\ c\n",
            ["trials"] = "-7",
            ["fresh"] = "true",
        };

        var read = NotebookParameters.Given(NotebookParameters.Inject(Notebook(), given, "n"));

        Assert.Equal("-7", read["trials"]);
        Assert.Equal(given["data"], read["data"]);
        Assert.Equal(NotebookParameters.Inject(Notebook(), given, "n").ToJson(), NotebookParameters.Inject(Notebook(), read, "n").ToJson());
        Assert.Empty(NotebookParameters.Given(Notebook()));
    }

    private static NotebookDocument Notebook() =>
        new()
        {
            Cells = [NotebookCell.Code(Declarations, "parameters") with { Id = "p" }, NotebookCell.Code("trials") with { Id = "next" }],
        };
}
