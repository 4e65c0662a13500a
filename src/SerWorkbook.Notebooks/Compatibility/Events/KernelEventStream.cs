using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>What the cells of a notebook do, from the subscription on.</summary>
public sealed class KernelEventStream : IObservable<KernelEvent>
{
    private readonly SessionObservers _observers;

    internal KernelEventStream(SessionObservers observers)
    {
        _observers = observers;
    }

    /// <summary>Tells of each event.</summary>
    /// <param name="observer">Called on the thread of the cell; the events have no end.</param>
    /// <returns>Ends it.</returns>
    public IDisposable Subscribe(IObserver<KernelEvent> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return Subscribe(observer.OnNext);
    }

    /// <summary>Tells of each event.</summary>
    /// <param name="onNext">Called on the thread of the cell.</param>
    /// <returns>Ends it.</returns>
    public IDisposable Subscribe(Action<KernelEvent> onNext)
    {
        ArgumentNullException.ThrowIfNull(onNext);
        var command = new SubmitCode(CellContext.Current?.Code ?? "");
        return _observers.Add(what =>
        {
            command = what is SessionEvent.Started started ? new SubmitCode(started.Code) : command;
            onNext(From(what, command));
        });
    }

    internal static KernelEvent From(SessionEvent what, SubmitCode command) =>
        what switch
        {
            SessionEvent.Started => new CodeSubmissionReceived(command),
            SessionEvent.Shown { IsResult: true } shown => new ReturnValueProduced(shown.Value, command, Texts(shown.Data)),
            SessionEvent.Shown shown => new DisplayedValueProduced(shown.Value, command, Texts(shown.Data)),
            SessionEvent.Written { Stream: "stdout" } written => new StandardOutputValueProduced(command, Text(written.Text)),
            SessionEvent.Written written => new StandardErrorValueProduced(command, Text(written.Text)),
            SessionEvent.Ended { Error: { } error } => new CommandFailed(error, command),
            _ => new CommandSucceeded(command),
        };

    private static FormattedValue[] Texts(MimeBundle data) =>
        [.. data.MimeTypes.Select(type => new FormattedValue(type, data.Text(type)!))];

    private static FormattedValue[] Text(string text) => [new FormattedValue(PlainTextFormatter.MimeType, text)];
}
