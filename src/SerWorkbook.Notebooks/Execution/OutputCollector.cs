using System.Globalization;
using System.Text;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Gathers the outputs of one cell, from whichever threads they come.</summary>
internal sealed class OutputCollector
{
    private readonly Lock _lock = new();
    private readonly List<object> _outputs = []; // a StreamText or a NotebookOutput
    private readonly Dictionary<int, int> _displayed = []; // characters by position
    private readonly string _name;
    private readonly NotebookSessionOptions _limits;
    private readonly Action<CellEvent>? _observer;
    private int _written;
    private int _shown;
    private int _version;
    private bool _isFull;
    private bool _isClosed;

    public OutputCollector(string name, NotebookSessionOptions limits, Action<CellEvent>? observer)
    {
        _name = name;
        _limits = limits;
        _observer = observer;
    }

    /// <summary>Adds text to the last output if that is the same stream, else starts a new output.</summary>
    /// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text; beyond the limit of characters it is dropped, with a note in its place.</param>
    public void Write(string stream, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        lock (_lock)
        {
            if (_isClosed || _written > _limits.MaxStreamCharacters || !(IsLast(stream) || HasRoom()))
            {
                return;
            }

            var left = _limits.MaxStreamCharacters - _written;
            _written += Math.Min(text.Length, left + 1);
            Append(
                stream,
                text.Length <= left
                    ? text
                    : text[..left] + Note($"what follows the first {_limits.MaxStreamCharacters} characters is left out")
            );
        }
    }

    /// <summary>Adds a finished output.</summary>
    /// <param name="output">The output; a display that is too large is replaced by a note.</param>
    /// <returns>Its position, by which it can be replaced; -1 where it is dropped.</returns>
    public int Add(NotebookOutput output)
    {
        lock (_lock)
        {
            // Why the cell failed is always kept.
            if (_isClosed || (output is not ErrorOutput && !HasRoom()))
            {
                return -1;
            }

            var position = _outputs.Count;
            var kept = output is RichOutput rich ? rich with { Data = Fitting(position, rich.Data) } : output;
            _outputs.Add(kept);
            _version++;
            _observer?.Invoke(new CellEvent.OutputAdded(kept, DisplayId(position)));
            return position;
        }
    }

    /// <summary>Replaces the data of a display.</summary>
    /// <param name="position">What <see cref="Add"/> gave.</param>
    /// <param name="data">The new representations; replaced by a note where they are too large.</param>
    /// <param name="asker">The collector of the cell that asks for it, whose observer is told.</param>
    public void Replace(int position, MimeBundle data, OutputCollector asker)
    {
        NotebookOutput output;
        lock (_lock)
        {
            if (_isClosed || position < 0)
            {
                return;
            }

            output = ((RichOutput)_outputs[position]) with { Data = Fitting(position, data) };
            _outputs[position] = output;
            _version++;
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

    /// <summary>Grows with every change of the outputs.</summary>
    public int Version
    {
        get
        {
            lock (_lock)
            {
                return _version;
            }
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

    // The first output that finds no room leaves a note.
    private bool HasRoom()
    {
        if (!_isFull && _outputs.Count >= _limits.MaxOutputs)
        {
            _isFull = true;
            Append("stderr", Note($"what follows the first {_limits.MaxOutputs} outputs is left out"));
        }

        return !_isFull;
    }

    private bool IsLast(string stream) => !_isFull && _outputs.LastOrDefault() is StreamText last && last.Name == stream;

    private MimeBundle Fitting(int position, MimeBundle data)
    {
        var size = data.MimeTypes.Sum(type => data.Text(type)!.Length);
        _shown -= _displayed.GetValueOrDefault(position);
        if (size > _limits.MaxDisplayCharacters - _shown)
        {
            var types = string.Join(", ", data.MimeTypes);
            data = MimeBundle.Empty.With(
                "text/plain",
                Note($"{types} of {size} characters is left out; the displays of a cell keep {_limits.MaxDisplayCharacters} together")
                    .Trim()
            );
            size = 0;
        }

        _displayed[position] = size;
        _shown += size;
        return data;
    }

    private void Append(string stream, string text)
    {
        if (_outputs.LastOrDefault() is not StreamText last || last.Name != stream)
        {
            _outputs.Add(last = new StreamText(stream));
        }

        last.Append(text);
        _version++;
        _observer?.Invoke(new CellEvent.StreamWritten(stream, text));
    }

    private static string Note(FormattableString text) => $"\n[{FormattableString.Invariant(text)}]\n";

    private void Tell(CellEvent what)
    {
        lock (_lock)
        {
            _observer?.Invoke(what);
        }
    }

    /// <summary>Names a display.</summary>
    /// <param name="position">What <see cref="Add"/> gave.</param>
    /// <returns>A name that no other display of the session has.</returns>
    public string DisplayId(int position) => string.Create(CultureInfo.InvariantCulture, $"{_name}/{position + 1}");

    private sealed class StreamText(string name)
    {
        private readonly StringBuilder _text = new();

        public string Name => name;

        public void Append(string text) => _text.Append(text);

        public StreamOutput ToOutput() => new(name, _text.ToString());
    }
}
