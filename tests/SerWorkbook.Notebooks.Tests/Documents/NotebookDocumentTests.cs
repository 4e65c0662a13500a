using System.Text;
using System.Text.Json;

namespace SerWorkbook.Notebooks.Tests.Documents;

public sealed class NotebookDocumentTests
{
    [Fact]
    public void New_document_is_written_in_the_form_of_the_contract()
    {
        var document = new NotebookDocument
        {
            Cells =
            [
                NotebookCell.Markdown("# Title\n\nText") with
                {
                    Id = "intro",
                },
                NotebookCell.Code("1 + 1", "parameters") with
                {
                    Id = "sum",
                    ExecutionCount = 1,
                    Outputs = [new ResultOutput { Data = MimeBundle.Empty.With("text/plain", "2"), ExecutionCount = 1 }],
                },
            ],
        };

        Snapshot.Matches("canonical.ipynb", document.ToJson());
    }

    [Fact]
    public void Canonical_file_is_written_back_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(Snapshot.Path("canonical.ipynb"));
        var copy = folder["copy.ipynb"];

        NotebookDocument.Load(Snapshot.Path("canonical.ipynb")).Save(copy);

        Assert.Equal(bytes, File.ReadAllBytes(copy));
        Assert.Equal(["copy.ipynb"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Texts_are_read_as_string_and_as_list_of_strings()
    {
        const string Json = """
            {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [
              {"cell_type": "code", "metadata": {}, "execution_count": 3, "source": "a\nb", "outputs": [
                {"output_type": "stream", "name": "stdout", "text": "x\ny\n"},
                {"output_type": "stream", "name": "stderr", "text": ["x\n", "y"]},
                {"output_type": "display_data", "metadata": {}, "data": {"text/plain": ["p\n", "q"], "image/png": "AAAA", "text/html": "<b>"}}]},
              {"cell_type": "markdown", "metadata": {}, "source": ["a\n", "b"]}]}
            """;

        var document = NotebookDocument.Parse(Json);

        Assert.Equal(["a\nb", "a\nb"], document.Cells.Select(c => c.Source));
        Assert.Equal(3, document.Cells[0].ExecutionCount);
        Assert.Equal(new StreamOutput("stdout", "x\ny\n"), document.Cells[0].Outputs[0]);
        Assert.Equal(new StreamOutput("stderr", "x\ny"), document.Cells[0].Outputs[1]);
        var data = Assert.IsType<DisplayOutput>(document.Cells[0].Outputs[2]).Data;
        Assert.Equal(["text/plain", "image/png", "text/html"], data.MimeTypes);
        Assert.Equal("p\nq", data.Text("text/plain"));
        Assert.Equal("AAAA", data.Text("image/png"));
    }

    [Fact]
    public void Source_is_written_as_lines_that_end_in_a_line_feed_but_for_the_last()
    {
        var json = JsonElement.Parse(new NotebookDocument { Cells = [NotebookCell.Code("a\n\nb\r\nc\n"), NotebookCell.Code("")] }.ToJson());

        var cells = json.GetProperty("cells");
        Assert.Equal(["a\n", "\n", "b\r\n", "c\n"], cells[0].GetProperty("source").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal(0, cells[1].GetProperty("source").GetArrayLength());
        Assert.Equal(5, json.GetProperty("nbformat_minor").GetInt32());
    }

    [Fact]
    public void Unknown_metadata_and_fields_are_kept_as_they_are()
    {
        const string Json = """
            {"nbformat": 4, "nbformat_minor": 5, "custom": [1.50, null], "metadata": {"b": 1e5, "a": {"deep": [true]}}, "cells": [
              {"cell_type": "markdown", "id": "x", "metadata": {"z": 1, "slideshow": {"slide_type": "slide"}, "a": 1.0}, "source": [],
               "attachments": {"p.png": {"image/png": "AAAA"}}}]}
            """;

        var written = JsonElement.Parse(NotebookDocument.Parse(Json).ToJson());

        Assert.Equal("""[1.50,null]""", Compact(written.GetProperty("custom")));
        Assert.Equal("""{"b":1e5,"a":{"deep":[true]}}""", Compact(written.GetProperty("metadata")));
        Assert.Equal(
            """{"z":1,"slideshow":{"slide_type":"slide"},"a":1.0}""",
            Compact(written.GetProperty("cells")[0].GetProperty("metadata"))
        );
        Assert.Equal("""{"p.png":{"image/png":"AAAA"}}""", Compact(written.GetProperty("cells")[0].GetProperty("attachments")));
    }

    [Fact]
    public void Missing_taken_and_forbidden_ids_are_replaced_by_ones_that_depend_on_place_and_text_alone()
    {
        const string Json = """
            {"nbformat": 4, "metadata": {}, "cells": [
              {"cell_type": "raw", "metadata": {}, "source": "a"},
              {"cell_type": "raw", "metadata": {}, "source": "a", "id": "good_id-1"},
              {"cell_type": "raw", "metadata": {}, "source": "a", "id": "good_id-1"},
              {"cell_type": "raw", "metadata": {}, "source": "a", "id": "not allowed"}]}
            """;

        var first = NotebookDocument.Parse(Json).Cells.Select(c => c.Id).ToList();

        Assert.Equal(first, NotebookDocument.Parse(Json).Cells.Select(c => c.Id));
        Assert.Equal("good_id-1", first[1]);
        Assert.Equal(4, first.Distinct().Count());
        Assert.All(first, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.NotEqual(first[0], NotebookDocument.Parse(Json.Replace("\"a\"", "\"b\"")).Cells[0].Id);
    }

    [Fact]
    public void File_in_another_encoding_is_read_or_refused_with_line_and_column()
    {
        using var folder = new TemporaryFolder();
        const string notebook = "{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"raw\", \"source\": \"J\u00F6rg\"}]}";
        File.WriteAllText(folder["utf16.ipynb"], notebook, Encoding.Unicode);
        File.WriteAllText(folder["latin.ipynb"], notebook, Encoding.Latin1);

        Assert.Equal("J\u00F6rg", NotebookDocument.Load(folder["utf16.ipynb"]).Cells[0].Source);
        Assert.Contains(
            "line 2, column 34: the byte 0xF6 is not UTF-8",
            Assert.Throws<NotebookException>(() => NotebookDocument.Load(folder["latin.ipynb"])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "it is empty, or no regular file")]
    [InlineData("{\n\"nbformat\": 4,,", "it is not JSON (line 2)")]
    [InlineData("[]", "it has no field 'nbformat'")]
    [InlineData("{\"cells\": []}", "it has no field 'nbformat'")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "its format is 3, and only format 4 can be read")]
    [InlineData("{\"nbformat\": \"4\", \"cells\": []}", "its format is \"4\", and only format 4 can be read")]
    [InlineData("{\"nbformat\": 4}", "it has no list 'cells'")]
    [InlineData("{\"nbformat\": 4, \"cells\": [1]}", "cell 1 is not an object")]
    [InlineData(
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\", \"source\": \"\"}]}",
        "cell 1 has the type 'heading', not code, markdown or raw"
    )]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "cell 1 has no text 'source'")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [1]}]}", "cell 1 has no text 'source'")]
    [InlineData(
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": [{\"output_type\": \"pyout\"}]}]}",
        "cell 1 has an output of the unknown type 'pyout'"
    )]
    [InlineData(
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": [{\"output_type\": \"display_data\"}]}]}",
        "cell 1 has an output without 'data'"
    )]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": \"\\ud800\"}]}", "it holds text that is not Unicode")]
    public void File_that_is_no_notebook_is_refused_in_one_sentence(string content, string why)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.ipynb", content);

        var error = Assert.Throws<NotebookException>(() => NotebookDocument.Load(path));

        Assert.Equal($"'{path}' is not a notebook: {why}.", error.Message);
    }

    [Fact]
    public void Missing_file_and_folder_are_named()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(
            $"There is no notebook '{folder["none.ipynb"]}'.",
            Assert.Throws<NotebookException>(() => NotebookDocument.Load(folder["none.ipynb"])).Message
        );
        Assert.Contains("cannot be read", Assert.Throws<NotebookException>(() => NotebookDocument.Load(folder.Path)).Message);
    }

    [Fact]
    public void File_that_cannot_be_written_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken.ipynb"]);

        var error = Assert.Throws<NotebookException>(() => new NotebookDocument().Save(folder["taken.ipynb"]));

        Assert.Contains("cannot be written", error.Message);
        Assert.Equal(["taken.ipynb"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Byte_order_mark_is_passed_over_and_not_written()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x.ipynb"], new NotebookDocument().ToJson(), new UTF8Encoding(true));

        NotebookDocument.Load(folder["x.ipynb"]).Save(folder["x.ipynb"]);

        Assert.Equal((byte)'{', File.ReadAllBytes(folder["x.ipynb"])[0]);
    }

    [Fact]
    public void Light_outputs_hold_neither_interactive_charts_nor_sound_but_what_stood_beside_them()
    {
        var chart = MimeBundle
            .Empty.With("application/vnd.plotly.v1+json", "{\"data\":[]}")
            .With("image/png", "AAAA")
            .With("text/plain", "a chart");
        var sound = MimeBundle.Empty.With("text/html", "<audio src='DATA:audio/wav;base64,AAAA'>").With("text/plain", "a clip");
        var table = MimeBundle.Empty.With("text/html", "<table></table>");
        var onlyChart = MimeBundle.Empty.With("application/vnd.plotly.v1+json", "{}");
        var cell = NotebookCell.Code("x") with
        {
            Outputs =
            [
                .. new[] { chart, sound, table, onlyChart }.Select(d => new DisplayOutput { Data = d }),
                new StreamOutput("stdout", "s"),
            ],
        };
        var document = new NotebookDocument { Cells = [cell] };

        var outputs = document.WithLightOutputs().Cells[0].Outputs;

        Assert.Equal(
            ["image/png text/plain", "text/plain", "text/html"],
            outputs.OfType<DisplayOutput>().Select(o => string.Join(' ', o.Data.MimeTypes))
        );
        Assert.IsType<StreamOutput>(outputs[^1]);
        Assert.Equal(5, document.Cells[0].Outputs.Count);
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
