using System.Text.Json;
using SerWorkbook.Kernel.Tests.Client;
using SerWorkbook.Notebooks;
using CellRun = SerWorkbook.Kernel.Tests.Client.CellRun;

namespace SerWorkbook.Interactive.Tests;

/// <summary>Plays a notebook in a kernel, as nbclient does: cell by cell, with the outputs that a saved notebook would hold.</summary>
internal static class NotebookPlay
{
    /// <summary>Plays all code cells.</summary>
    /// <param name="client">A client of a fresh kernel.</param>
    /// <param name="notebook">The notebook.</param>
    /// <param name="parameters">Code that sets parameters, run after the cell that declares them.</param>
    /// <returns>The outputs of each cell by the cell's id.</returns>
    public static async Task<IReadOnlyList<(string Cell, IReadOnlyList<CellOutput> Outputs)>> RunAsync(
        KernelClient client,
        NotebookDocument notebook,
        string parameters
    )
    {
        List<(string Cell, List<CellOutput> Outputs)> played = [];
        Dictionary<string, (List<CellOutput> Outputs, int Index)> displays = [];
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            List<CellOutput> outputs = [];
            played.Add((cell.Id, outputs));
            Keep(await client.RunAsync(cell.Source), outputs, displays);
            if (cell.Tags.Contains("parameters"))
            {
                Keep(await client.RunAsync(parameters), outputs, displays);
            }
        }

        return [.. played.Select(cell => (cell.Cell, (IReadOnlyList<CellOutput>)cell.Outputs))];
    }

    private static void Keep(CellRun run, List<CellOutput> outputs, Dictionary<string, (List<CellOutput> Outputs, int Index)> displays)
    {
        foreach (var message in run.Outputs)
        {
            var content = message.Content;
            switch (message.Type)
            {
                case "display_data" or "execute_result":
                    if (DisplayId(content) is { } id)
                    {
                        displays[id] = (outputs, outputs.Count);
                    }

                    outputs.Add(CellOutput.Of(message.Type, content.GetProperty("data")));
                    break;
                case "update_display_data":
                    if (DisplayId(content) is { } known && displays.TryGetValue(known, out var place))
                    {
                        var (owner, index) = place;
                        owner[index] = CellOutput.Of(owner[index].Kind, content.GetProperty("data"));
                    }

                    break;
                default:
                    outputs.Add(CellOutput.Of(message.Type, content));
                    break;
            }
        }

        if (run.Status != "ok" && !outputs.Exists(output => output.Kind == "error"))
        {
            outputs.Add(CellOutput.Of("error", run.Content));
        }
    }

    private static string? DisplayId(JsonElement content) =>
        content.TryGetProperty("transient", out var transient) && transient.TryGetProperty("display_id", out var id)
            ? id.GetString()
            : null;
}
