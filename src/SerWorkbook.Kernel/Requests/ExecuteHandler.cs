using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Transport;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Executes cells.</summary>
internal sealed class ExecuteHandler(KernelState state, KernelOutlet outlet, Func<long> lastOrder) : IRequestHandler
{
    private long _abortThrough = -1;

    public string Type => "execute_request";

    public async Task<JsonObject?> HandleAsync(Request request)
    {
        if (request.Order <= _abortThrough)
        {
            return Complete(Aborted());
        }

        await state.Started.ConfigureAwait(false);
        var cell = CellRequest.Read(request.Content);
        if (cell.IsStored)
        {
            state.ExecutionCount++;
        }

        if (!cell.IsSilent)
        {
            outlet.Publish(
                "execute_input",
                request.Header,
                new JsonObject { ["code"] = cell.Code, ["execution_count"] = state.ExecutionCount }
            );
        }

        state.Input.Use(cell.AllowsInput ? request.Message : null);
        var reply = await state
            .InterruptibleAsync(request.Order, stop => ExecuteAsync(cell, new CellOutlet(outlet, request.Header, cell.IsSilent), stop))
            .ConfigureAwait(false);
        if (reply["status"]!.GetValue<string>() == "error" && cell.StopOnError)
        {
            _abortThrough = lastOrder();
        }

        return Complete(reply);
    }

    private async Task<JsonObject> ExecuteAsync(CellRequest cell, CellOutlet outputs, CancellationToken stop)
    {
        try
        {
            if (!string.IsNullOrWhiteSpace(cell.Code))
            {
                var result = await state.Session.ExecuteAsync(cell.Code, state.ExecutionCount, outputs.Observe, stop).ConfigureAwait(false);
                if (cell.IsStored)
                {
                    state.History.Add(state.ExecutionCount, cell.Code, TextOf(result));
                }

                if (result.Failure is not null)
                {
                    return ErrorOf(result);
                }
            }

            var reply = Replies.Ok();
            reply["user_expressions"] = await EvaluateAsync(cell, stop).ConfigureAwait(false);
            return reply;
        }
        catch (NotebookException e)
        {
            return outputs.Refuse(e.Message);
        }
    }

    private async Task<JsonObject> EvaluateAsync(CellRequest cell, CancellationToken stop)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in cell.UserExpressions)
        {
            var result = await state.Session.ExecuteAsync(expression, state.ExecutionCount, null, stop).ConfigureAwait(false);
            values[name] = result.Failure is null ? RichContent.Ok(result.Outputs.OfType<RichOutput>().LastOrDefault()) : ErrorOf(result);
        }

        return values;
    }

    private JsonObject Complete(JsonObject reply)
    {
        reply["execution_count"] = state.ExecutionCount;
        reply["payload"] = new JsonArray();
        if (!reply.ContainsKey("user_expressions"))
        {
            reply["user_expressions"] = new JsonObject();
        }

        return reply;
    }

    private static JsonObject Aborted()
    {
        var reply = Replies.Error("Aborted", "An earlier cell failed, so this one was not executed.", []);
        reply["status"] = "aborted";
        return reply;
    }

    private static string? TextOf(CellResult result) => result.Outputs.OfType<ResultOutput>().LastOrDefault()?.Data.Text("text/plain");

    private static JsonObject ErrorOf(CellResult result)
    {
        var error = result.Outputs.OfType<ErrorOutput>().Last();
        return Replies.Error(error.Name, error.Value, error.Traceback);
    }
}
