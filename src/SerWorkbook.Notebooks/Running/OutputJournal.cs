using System.Text.Json;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Execution;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Keeps the outputs of a running cell in a file as they come, a line of JSON each, so that they outlive the process.</summary>
/// <remarks>What was written is with the system at once: a crash of the process loses none of it.</remarks>
internal sealed class OutputJournal : IDisposable
{
    // A cell's outputs are limited; how often it replaces one is not.
    private const long MostBytes = 128L << 20;

    private readonly Lock _lock = new();
    private readonly FileStream? _file;
    private bool _isClosed;

    /// <summary>Begins the journal of a cell, replacing that of the cell before.</summary>
    /// <param name="path">The file; null to keep none.</param>
    public OutputJournal(string? path)
    {
        _file = path is null ? null : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _isClosed = _file is null;
    }

    /// <summary>Reads what the last cell had put out.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The outputs in order; without one that was not written to its end, and none where there is no file.</returns>
    public static IReadOnlyList<NotebookOutput> Read(string path)
    {
        var outputs = new OutputCollector("", new NotebookSessionOptions { WorkingDirectory = "" }, null);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            switch (Parse(line))
            {
                case CellEvent.StreamWritten stream:
                    outputs.Write(stream.Name, stream.Text);
                    break;
                case CellEvent.OutputAdded added:
                    places[added.DisplayId] = outputs.Add(added.Output);
                    break;
                case CellEvent.OutputUpdated { Output: RichOutput rich } updated when places.TryGetValue(updated.DisplayId, out var place):
                    outputs.Replace(place, rich.Data, outputs);
                    break;
            }
        }

        return outputs.Snapshot();
    }

    /// <summary>Notes an output of the running cell.</summary>
    /// <param name="what">The output.</param>
    public void Note(CellEvent what)
    {
        lock (_lock)
        {
            if (!_isClosed && _file!.Position < MostBytes)
            {
                Write(Line(what));
            }
        }
    }

    /// <summary>Ends the journal; what the cell's threads put out later is not noted.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            _file?.Dispose();
        }
    }

    // A disk that is full costs the journal, not the cell its output.
    private void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            _file!.Write(line);
        }
        catch (IOException)
        {
            _isClosed = true;
        }
    }

    private static byte[] Line(CellEvent what)
    {
        var (kind, id, output) = what switch
        {
            CellEvent.OutputAdded added => ("added", added.DisplayId, added.Output),
            CellEvent.OutputUpdated updated => ("updated", updated.DisplayId, updated.Output),
            CellEvent.StreamWritten stream => ("written", "", (NotebookOutput)new StreamOutput(stream.Name, stream.Text)),
            _ => throw new ArgumentException($"A {what.GetType().Name} has no form in a journal."),
        };
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteString("id", id);
            json.WritePropertyName("output");
            NotebookWriter.WriteOutput(json, output);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    // The last line may be cut where the process died.
    private static CellEvent? Parse(string line)
    {
        try
        {
            var noted = JsonElement.Parse(line);
            var (id, output) = (
                noted.GetProperty("id").GetString()!,
                NotebookReader.ReadOutput(noted.GetProperty("output"), "the journal")
            );
            return (noted.GetProperty("kind").GetString(), output) switch
            {
                ("written", StreamOutput stream) => new CellEvent.StreamWritten(stream.Name, stream.Text),
                ("added", _) => new CellEvent.OutputAdded(output, id),
                _ => new CellEvent.OutputUpdated(output, id),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
