using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Carries out the commands that cells send to their kernel.</summary>
internal static class CommandSteps
{
    // Kernels of .NET Interactive that show their code instead of executing it.
    private static readonly Dictionary<string, string> Shown = new(StringComparer.Ordinal)
    {
        ["html"] = "text/html",
        ["markdown"] = "text/markdown",
        ["mermaid"] = "text/vnd.mermaid",
        ["svg"] = "image/svg+xml",
    };

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cell">The running cell.</param>
    /// <returns>What happened; a command that cannot be carried out is an event.</returns>
    public static KernelCommandResult Run(KernelCommand command, CellContext cell)
    {
        var events = new List<KernelEvent>();
        if (Act(command, cell, events) is { } error)
        {
            events.Add(new CommandFailed(error, command));
        }
        else
        {
            events.Add(new CommandSucceeded(command));
        }

        return new KernelCommandResult(command, events);
    }

    private static string? Act(KernelCommand command, CellContext cell, List<KernelEvent> events)
    {
        switch (command)
        {
            case SubmitCode { TargetKernelName: { } kernel } submit when Shown.TryGetValue(kernel, out var mimeType):
                cell.Display(new TypedText(submit.Code, mimeType), [mimeType]);
                return null;
            case DisplayValue display:
                Show(new DisplayedValueProduced(null, display, [display.FormattedValue], display.ValueId));
                return null;
            case UpdateDisplayedValue update:
                Show(new DisplayedValueUpdated(null, update.ValueId, update, [update.FormattedValue]));
                return null;
            case DisplayError display:
                Show(new ErrorProduced(display.Message, display));
                return null;
            case SendEditableCode:
                return "A notebook cannot add cells to itself here.";
            case { TargetKernelName: not (null or "csharp" or ".NET") }:
                return $"There is no kernel '{command.TargetKernelName}'; code is executed in csharp.";
            case SubmitCode submit:
                return Submit(submit, cell, events);
            case SendValue send:
                cell.Host.SetLater(send.Name, send.Value, send.Value?.GetType() ?? typeof(object));
                return null;
            case RequestValue request:
                return Find(request, cell, events);
            default:
                return $"The command {command.GetType().Name} is not known here.";
        }

        void Show(KernelEvent what)
        {
            EventOutputs.Show(what, cell);
            events.Add(what);
        }
    }

    // The code ends before the cell goes on, so that no two cells run at the same time.
    private static string? Submit(SubmitCode submit, CellContext cell, List<KernelEvent> events)
    {
        using var watch = cell.Host.Observers.Add(what =>
        {
            if (what is not SessionEvent.Ended)
            {
                events.Add(KernelEventStream.From(what, submit));
            }
        });
        return Task.Run(() => cell.Host.SubmitAsync(submit.Code, cell)).GetAwaiter().GetResult()?.Message;
    }

    private static string? Find(RequestValue request, CellContext cell, List<KernelEvent> events)
    {
        if (cell.Host.Variables().FirstOrDefault(v => v.Name == request.Name) is not { } variable)
        {
            return $"There is no variable '{request.Name}'.";
        }

        var text = FormattedValue.CreateSingleFromObject(variable.Value, request.MimeType);
        events.Add(new ValueProduced(variable.Value, request.Name, text, request));
        return null;
    }
}
