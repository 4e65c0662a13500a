using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;
using SerWorkbook.Kernel.Transport;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Asks the user of the client whose cell runs, where that client says that one is there.</summary>
internal sealed class UserInput(KernelOutlet outlet)
{
    private readonly Lock _lock = new();
    private JupyterMessage? _asking;
    private TaskCompletionSource<string>? _answer;

    /// <summary>Says whose cell runs.</summary>
    /// <param name="request">The request of a client that takes questions; null for none.</param>
    public void Use(JupyterMessage? request) => _asking = request;

    /// <summary>Asks for a line.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The line.</returns>
    /// <exception cref="NotebookException">Nobody is there to be asked.</exception>
    /// <exception cref="OperationCanceledException">The cell was asked to stop.</exception>
    public string ReadLine(CancellationToken cancellationToken) => Ask("", isPassword: false, cancellationToken);

    /// <summary>Asks a question.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="isPassword">Whether the client hides the answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="NotebookException">Nobody is there to be asked.</exception>
    /// <exception cref="OperationCanceledException">The cell was asked to stop.</exception>
    public string Ask(string prompt, bool isPassword, CancellationToken cancellationToken)
    {
        var request = _asking ?? throw new NotebookException("A cell cannot read from the console: this notebook runs unattended.");
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _answer = answer;
        }

        outlet.Reply(request, KernelChannel.Stdin, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = isPassword });
        answer.Task.Wait(cancellationToken);
        return answer.Task.Result;
    }

    /// <summary>Takes an answer; one that nobody waits for is passed over.</summary>
    /// <param name="message">The message.</param>
    public void Answer(JupyterMessage message)
    {
        lock (_lock)
        {
            if (message.Type == "input_reply")
            {
                _answer?.TrySetResult(message.Content.Text("value"));
            }
        }
    }
}
