using SerWorkbook.Notebooks.Running;

namespace SerWorkbook.Notebooks.Tests.Running;

public sealed class OutputJournalTests
{
    private static readonly CellEvent[] Events =
    [
        new CellEvent.StreamWritten("stdout", "one\n"),
        new CellEvent.StreamWritten("stdout", "two \ud83d\ude00"),
        new CellEvent.OutputAdded(Display("first"), "cell 2/2"),
        new CellEvent.OutputUpdated(Display("second"), "cell 2/2"),
        new CellEvent.OutputUpdated(Display("not of this cell"), "cell 1/1"),
        new CellEvent.StreamWritten("stderr", "half a \ud83d"),
        new CellEvent.OutputAdded(
            new ResultOutput { Data = MimeBundle.Empty.With("text/html", "<b>3</b>"), ExecutionCount = 2 },
            "cell 2/4"
        ),
        new CellEvent.OutputAdded(new ErrorOutput("E", "why", ["line 1", "line 2"]), "cell 2/5"),
    ];

    [Fact]
    public void Gives_back_the_outputs_as_they_stood()
    {
        using var folder = new TemporaryFolder();
        var outputs = OutputJournal.Read(Write(folder, Events));

        Assert.Equal(5, outputs.Count);
        Assert.Equal(new StreamOutput("stdout", "one\ntwo \ud83d\ude00"), outputs[0]);
        Assert.Equal("second", Assert.IsType<DisplayOutput>(outputs[1]).Data.Text("text/plain"));
        Assert.Equal(new StreamOutput("stderr", "half a \ufffd"), outputs[2]);
        var result = Assert.IsType<ResultOutput>(outputs[3]);
        Assert.Equal(("<b>3</b>", 2), (result.Data.Text("text/html"), result.ExecutionCount));
        Assert.Equal(["line 1", "line 2"], Assert.IsType<ErrorOutput>(outputs[4]).Traceback);
    }

    [Fact]
    public void Journal_that_is_cut_anywhere_gives_what_was_whole()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, Events);
        var bytes = File.ReadAllBytes(path);
        int[] ends = [.. Enumerable.Range(1, bytes.Length).Where(length => bytes[length - 1] == '\n')];
        Assert.Equal(Events.Length, ends.Length);
        for (var length = 0; length < bytes.Length - 1; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            // A line that lacks nothing but its end is whole.
            var whole = Events[..ends.Count(end => end - 1 <= length)];
            Assert.Equal(Texts(OutputJournal.Read(Write(folder, whole, "whole"))), Texts(OutputJournal.Read(path)));
        }
    }

    [Fact]
    public void Each_cell_begins_anew_and_what_comes_after_its_end_is_not_noted()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, Events);
        using var journal = new OutputJournal(path);
        Assert.Empty(OutputJournal.Read(path));
        journal.Note(Events[0]);
        journal.Dispose();
        journal.Note(Events[1]);
        Assert.Equal([new StreamOutput("stdout", "one\n")], OutputJournal.Read(path));
    }

    [Fact]
    public void Without_a_file_there_are_no_outputs()
    {
        using var folder = new TemporaryFolder();
        using var none = new OutputJournal(null);
        none.Note(Events[0]);
        Assert.Empty(OutputJournal.Read(folder["none"]));
    }

    private static string Write(TemporaryFolder folder, IEnumerable<CellEvent> events, string name = "journal")
    {
        var path = folder[name];
        using var journal = new OutputJournal(path);
        foreach (var what in events)
        {
            journal.Note(what);
        }

        return path;
    }

    private static string[] Texts(IReadOnlyList<NotebookOutput> outputs) =>
        [
            .. outputs.Select(output =>
                output is RichOutput rich ? string.Join(' ', rich.Data.MimeTypes.Select(rich.Data.Text))
                : output is ErrorOutput error ? error.Value
                : ((StreamOutput)output).Text
            ),
        ];

    private static DisplayOutput Display(string text) => new() { Data = MimeBundle.Empty.With("text/plain", text) };
}
