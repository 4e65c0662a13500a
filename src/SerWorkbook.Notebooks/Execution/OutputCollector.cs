using System.Globalization;
using System.Text;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Gathers the outputs of one cell, from whichever threads they come.</summary>
internal sealed class OutputCollector
{
    private readonly Lock _lock = new();
    private readonly List<object> _outputs = []; // a StreamText or a NotebookOutput
    private readonly string _name;
    private readonly int _maxStreamCharacters;
    private readonly Action<CellEvent>? _observer;
    private bool _isClosed;

    public OutputCollector(string name, int maxStreamCharacters, Action<CellEvent>? observer)
    {
        _name = name;
        _maxStreamCharacters = maxStreamCharacters;
        _observer = observer;
    }

    /// <summary>Adds text to the last output if that is the same stream, else starts a new output.</summary>
    /// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text; beyond the limit of characters it is dropped, with a note in its place.</param>
    public void Write(string stream, string text)
    {
        if (text.Length == 0)
            return;
        lock (_lock)
        {
            if (_isClosed)
                return;
            if (_outputs.LastOrDefault() is not StreamText last || last.Name != stream)
                _outputs.Add(last = new StreamText(stream));
            if (last.Append(text, _maxStreamCharacters) is { Length: > 0 } kept)
                _observer?.Invoke(new CellEvent.StreamWritten(stream, kept));
        }
    }

    /// <summary>Adds a finished output.</summary>
    /// <param name="output">The output.</param>
    /// <returns>Its position, by which it can be replaced.</returns>
    public int Add(NotebookOutput output)
    {
        lock (_lock)
        {
            if (_isClosed)
                return -1;
            _outputs.Add(output);
            _observer?.Invoke(new CellEvent.OutputAdded(output, DisplayId(_outputs.Count - 1)));
            return _outputs.Count - 1;
        }
    }

    /// <summary>Puts new data in the place of a display.</summary>
    /// <param name="position">What <see cref="Add"/> gave.</param>
    /// <param name="data">The new representations.</param>
    /// <param name="asker">The collector of the cell that asks for it, whose observer is told.</param>
    public void Replace(int position, MimeBundle data, OutputCollector asker)
    {
        NotebookOutput output;
        lock (_lock)
        {
            if (_isClosed || position < 0)
                return;
            output = ((RichOutput)_outputs[position]) with { Data = data };
            _outputs[position] = output;
        }

        asker.Tell(new CellEvent.OutputUpdated(output, DisplayId(position)));
    }

    /// <summary>Takes nothing more: the cell was given up, and what it still does is not heard.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }

    /// <summary>Gives the outputs as they stand.</summary>
    /// <returns>A list that does not change.</returns>
    public IReadOnlyList<NotebookOutput> Snapshot()
    {
        lock (_lock)
        {
            return [.. _outputs.Select(o => o is StreamText text ? text.ToOutput() : (NotebookOutput)o)];
        }
    }

    private void Tell(CellEvent what)
    {
        lock (_lock)
        {
            _observer?.Invoke(what);
        }
    }

    private string DisplayId(int position) => string.Create(CultureInfo.InvariantCulture, $"{_name}/{position + 1}");

    private sealed class StreamText(string name)
    {
        private readonly StringBuilder _text = new();
        private bool _isFull;

        public string Name => name;

        public string Append(string text, int limit)
        {
            if (_isFull)
                return "";
            _isFull = _text.Length + text.Length > limit;
            var kept = _isFull
                ? text[..(limit - _text.Length)] + string.Create(CultureInfo.InvariantCulture, $"\n[what follows the first {limit} characters is left out]\n")
                : text;
            _text.Append(kept);
            return kept;
        }

        public StreamOutput ToOutput() => new(name, _text.ToString());
    }
}
