using SerWorkbook.Kernel.Tests.Client;

namespace SerWorkbook.Kernel.Tests;

/// <summary>A kernel in this process with a client that it has answered.</summary>
public sealed class RunningKernel : IAsyncDisposable
{
    private RunningKernel(JupyterKernel kernel)
    {
        Kernel = kernel;
        Client = new KernelClient(kernel.Connection);
    }

    public JupyterKernel Kernel { get; }

    public KernelClient Client { get; }

    public static ConnectionFile AnyPorts(string key = "a secret key") =>
        new()
        {
            Ip = "127.0.0.1",
            ShellPort = 0,
            IoPubPort = 0,
            StdinPort = 0,
            ControlPort = 0,
            HeartbeatPort = 0,
            Key = key,
        };

    public static async Task<RunningKernel> StartAsync(string key = "a secret key")
    {
        var running = new RunningKernel(JupyterKernel.Start(AnyPorts(key)));
        await running.Client.ReadyAsync();
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Kernel.DisposeAsync();
    }
}
