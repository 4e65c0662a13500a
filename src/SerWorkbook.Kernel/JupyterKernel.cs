using SerWorkbook.Kernel.Messages;
using SerWorkbook.Kernel.Requests;
using SerWorkbook.Kernel.Transport;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel;

/// <summary>A C# kernel that speaks version 5.4 of Jupyter's messaging protocol.</summary>
/// <remarks>
/// Cells run in this process and see its current directory. Messages that are not signed with the connection's key, that
/// came before, or that are larger than 16 MB are dropped. Requests on the control channel are answered while a cell runs.
/// </remarks>
public sealed class JupyterKernel : IAsyncDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromMilliseconds(300);

    private readonly TaskCompletionSource _shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MessageFrames _frames;
    private readonly KernelSockets _sockets;
    private readonly KernelOutlet _outlet;
    private readonly KernelState _state;
    private readonly RequestLoop _shell;
    private readonly RequestLoop _control;
    private readonly Task _loops;
    private long _received;

    private JupyterKernel(ConnectionFile connection)
    {
        _frames = new MessageFrames(new MessageSigner(connection.Key));
        _sockets = new KernelSockets(connection, Receive);
        _outlet = new KernelOutlet(_frames, _sockets.Send);
        _state = new KernelState(Environment.CurrentDirectory, new UserInput(_outlet));
        IRequestHandler[] anywhere =
        [
            new KernelInfoHandler(_state),
            new InterruptHandler(_state),
            new ShutdownHandler(_outlet),
            new CommInfoHandler(),
        ];
        IRequestHandler[] shell =
        [
            new ExecuteHandler(_state, _outlet, () => Interlocked.Read(ref _received)),
            new CompleteHandler(_state),
            new InspectHandler(_state),
            new IsCompleteHandler(),
            new HistoryHandler(_state),
            new CommOpenHandler(_outlet),
        ];
        _shell = new RequestLoop([.. anywhere, .. shell], _outlet, () => _shutdown.TrySetResult());
        _control = new RequestLoop(anywhere, _outlet, () => _shutdown.TrySetResult());
        _loops = Task.WhenAll(Task.Run(_shell.RunAsync), Task.Run(_control.RunAsync));
    }

    /// <summary>Where the kernel listens, with the ports that the system chose where the connection file named none.</summary>
    public ConnectionFile Connection => _sockets.Connection;

    /// <summary>Ends when a client has asked the kernel to shut down and has its reply.</summary>
    public Task Shutdown => _shutdown.Task;

    /// <summary>Starts a kernel.</summary>
    /// <param name="connection">Where it listens.</param>
    /// <returns>The kernel, to be disposed of after <see cref="Shutdown"/>.</returns>
    /// <exception cref="NotebookException">A port is taken, or other machines could run code here without a key.</exception>
    public static JupyterKernel Start(ConnectionFile connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.RequireKeyWhereOpen("The connection");
        var kernel = new JupyterKernel(connection);
        kernel._sockets.Start();
        kernel._outlet.Status("starting", null);
        return kernel;
    }

    /// <summary>Stops the running cell, as an interrupt by message does.</summary>
    public void Interrupt() => _state.Interrupt(Interlocked.Read(ref _received));

    /// <summary>Stops the running cell, sends what waits and closes the sockets.</summary>
    /// <returns>A task that ends when that is done.</returns>
    public async ValueTask DisposeAsync()
    {
        _shell.Close();
        _control.Close();
        Interrupt();
        var ended = await Task.WhenAny(_loops, Task.Delay(TimeToEnd)).ConfigureAwait(false) == _loops;
        _outlet.Dispose();
        _sockets.Dispose();
        // A cell that does not stop still uses its session, until the process ends.
        if (ended)
        {
            _state.Dispose();
        }
    }

    private void Receive(KernelChannel channel, IReadOnlyList<byte[]> frames)
    {
        if (_frames.Read(frames) is not { } message)
        {
            return;
        }

        var request = new Request(message, channel, Interlocked.Increment(ref _received));
        if (channel == KernelChannel.Control)
        {
            _control.Add(request);
        }
        else if (channel == KernelChannel.Shell)
        {
            _shell.Add(request);
        }
        else if (channel == KernelChannel.Stdin)
        {
            _state.Input.Answer(message);
        }
    }
}
