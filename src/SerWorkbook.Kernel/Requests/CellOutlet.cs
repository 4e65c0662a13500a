using System.Text.Json;
using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Transport;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Publishes what one cell puts out, also what its threads put out after it has ended.</summary>
internal sealed class CellOutlet(KernelOutlet outlet, JsonElement parent, bool isSilent)
{
    // Clients keep displays by id beyond a restart, so the ids of two kernels must differ.
    private static readonly string KernelId = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Passes an output on.</summary>
    /// <param name="what">The output.</param>
    public void Observe(CellEvent what)
    {
        if (isSilent)
        {
            return;
        }

        switch (what)
        {
            case CellEvent.StreamWritten stream:
                outlet.Write(stream.Name, stream.Text, parent);
                break;
            case CellEvent.OutputAdded { Output: ErrorOutput error }:
                outlet.Publish("error", parent, Replies.ErrorFields(error.Name, error.Value, error.Traceback));
                break;
            case CellEvent.OutputAdded { Output: ResultOutput result } added:
                var fields = Rich(result, added.DisplayId);
                fields["execution_count"] = result.ExecutionCount;
                outlet.Publish("execute_result", parent, fields);
                break;
            case CellEvent.OutputAdded { Output: RichOutput display } added:
                outlet.Publish("display_data", parent, Rich(display, added.DisplayId));
                break;
            case CellEvent.OutputUpdated { Output: RichOutput display } updated:
                outlet.Publish("update_display_data", parent, Rich(display, updated.DisplayId));
                break;
        }
    }

    /// <summary>Publishes that the cell was not executed at all.</summary>
    /// <param name="message">Why.</param>
    /// <returns>The same as a reply.</returns>
    public JsonObject Refuse(string message)
    {
        const string name = "KernelError";
        if (!isSilent)
        {
            outlet.Publish("error", parent, Replies.ErrorFields(name, message, [message]));
        }

        return Replies.Error(name, message, [message]);
    }

    private static JsonObject Rich(RichOutput output, string displayId)
    {
        var fields = RichContent.Of(output);
        fields["transient"] = new JsonObject { ["display_id"] = $"{KernelId}/{displayId}" };
        return fields;
    }
}
