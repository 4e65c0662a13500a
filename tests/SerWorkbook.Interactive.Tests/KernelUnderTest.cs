using System.Diagnostics;
using System.Text;
using SerWorkbook.Kernel.Tests.Client;

namespace SerWorkbook.Interactive.Tests;

/// <summary>A kernel in a process of its own with a client that it has answered.</summary>
internal sealed class KernelUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly string _connection;
    private readonly StringBuilder _said = new();

    private KernelUnderTest(ProcessStartInfo start, string connection)
    {
        _connection = connection;
        Client = new KernelClient(FreeConnection.Write(connection), Patience);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public KernelClient Client { get; }

    /// <summary>The memory that the process holds, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the kernel of .NET Interactive.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Further variables of the environment.</param>
    public static Task<KernelUnderTest> StartRealAsync(string folder, params (string Name, string Value)[] environment) =>
        StartAsync(folder, RealKernelTool.Arguments, environment);

    /// <summary>Starts the workbook's own kernel.</summary>
    /// <param name="folder">The working directory.</param>
    public static Task<KernelUnderTest> StartOwnAsync(string folder) =>
        StartAsync(
            folder,
            connection => [Path.Combine(AppContext.BaseDirectory, "ser.dll"), "kernel", "run", "--connection-file", connection],
            []
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_connection);
    }

    private static async Task<KernelUnderTest> StartAsync(
        string folder,
        Func<string, string[]> arguments,
        (string Name, string Value)[] environment
    )
    {
        var connection = Path.GetTempFileName();
        var start = new ProcessStartInfo("dotnet", arguments(connection))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        // What ser sets for itself: some models of ML.NET depend on it in their last digits.
        start.Environment["DOTNET_PreferredVectorBitWidth"] = "256";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var kernel = new KernelUnderTest(start, connection);
        try
        {
            await kernel.Client.ReadyAsync();
            return kernel;
        }
        catch (Exception e)
        {
            await kernel.DisposeAsync();
            throw new InvalidOperationException($"The kernel does not answer. What it said: {kernel._said}", e);
        }
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }
    }
}
