using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NetMQ;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel;

/// <summary>Makes this process a kernel until a client ends it or the client itself is gone.</summary>
public static class KernelProcess
{
    // Jupyter's servers name themselves here, so that a kernel does not outlive them.
    private const string ParentVariable = "JPY_PARENT_PID";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Runs a kernel.</summary>
    /// <param name="connectionFile">The connection file that the client wrote.</param>
    /// <returns>A task that ends when the kernel has ended. Threads of cells may still run: the process must be ended.</returns>
    /// <exception cref="NotebookException">The connection file cannot be used, or a port is taken.</exception>
    public static async Task RunAsync(string connectionFile)
    {
        var connection = ConnectionFile.Load(connectionFile);
        foreach (var warning in connection.Warnings())
        {
            await Console.Error.WriteLineAsync(warning).ConfigureAwait(false);
        }

        await using (var kernel = JupyterKernel.Start(connection))
        {
            // Ctrl-C in the terminal of a client means the cell, not the kernel.
            using var interrupt = PosixSignalRegistration.Create(
                PosixSignal.SIGINT,
                signal =>
                {
                    signal.Cancel = true;
                    kernel.Interrupt();
                }
            );
            await Task.WhenAny(kernel.Shutdown, ParentsEndAsync()).ConfigureAwait(false);
        }

        NetMQConfig.Cleanup(block: true);
    }

    private static async Task ParentsEndAsync()
    {
        // On Windows the number is that of a handle; and a parent that cannot be seen from here cannot be watched.
        var isGiven = int.TryParse(
            Environment.GetEnvironmentVariable(ParentVariable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var parent
        );
        if (OperatingSystem.IsWindows() || !isGiven || parent <= 1 || !IsAlive(parent))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        }

        while (IsAlive(parent))
        {
            await Task.Delay(BetweenLooks).ConfigureAwait(false);
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
