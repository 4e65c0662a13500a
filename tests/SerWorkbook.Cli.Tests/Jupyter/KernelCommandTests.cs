using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SerWorkbook.Kernel;
using SerWorkbook.Kernel.Tests.Client;

namespace SerWorkbook.Cli.Tests.Jupyter;

public sealed class KernelCommandTests
{
    [Fact]
    public void Install_says_how_the_kernel_is_started_and_uninstall_takes_it_away()
    {
        using var ser = new SerProcess();

        var installed = ser.Run("kernel", "install", "--name", ".net-csharp", "--prefix", "env");
        var path = ser.At("env/share/jupyter/kernels/.net-csharp/kernel.json");
        Assert.Equal((0, path), (installed.Code, installed.Output.Trim()));
        var spec = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        var argv = spec.GetProperty("argv").EnumerateArray().Select(e => e.GetString()!).ToList();
        Assert.True(File.Exists(argv[0]), argv[0]);
        Assert.True(File.Exists(argv[1]), argv[1]);
        Assert.Equal(["kernel", "run", "--connection-file", "{connection_file}"], argv[2..]);
        Assert.Equal("message", spec.GetProperty("interrupt_mode").GetString());
        Assert.Equal("C#", spec.GetProperty("language").GetString());

        Assert.Equal(0, ser.Run("kernel", "uninstall", "--name", ".net-csharp", "--prefix", "env").Code);
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Theory]
    [InlineData("kernel install --name a/b --prefix env", "'a/b'")]
    [InlineData("kernel install --name .. --prefix env", "'..'")]
    [InlineData("kernel install --user --prefix env", "exclude")]
    [InlineData("kernel uninstall --prefix env", "no kernel 'serworkbook'")]
    [InlineData("kernel run", "--connection-file")]
    [InlineData("kernel run --connection-file none.json", "none.json")]
    public void Wrong_usage_gets_one_sentence_and_exit_code_1(string arguments, string part)
    {
        using var ser = new SerProcess();
        var result = ser.Run(arguments.Split(' '));
        Assert.Equal(1, result.Code);
        Assert.Contains(part, result.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Kernel_of_someone_else_is_not_uninstalled()
    {
        using var ser = new SerProcess();
        var folder = ser.At("env/share/jupyter/kernels/python3");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), "{\"display_name\":\"Python 3\"}");

        Assert.Contains(
            "not installed by ser",
            ser.Run("kernel", "uninstall", "--name", "python3", "--prefix", "env").Complaint,
            StringComparison.Ordinal
        );
        Assert.True(Directory.Exists(folder));
    }

    [Fact]
    public async Task Ten_restarts_on_the_same_ports_end_each_process_and_its_state()
    {
        using var ser = new SerProcess();
        var connection = Write(ser);
        for (var i = 0; i < 10; i++)
        {
            using var process = ser.Start("kernel", "run", "--connection-file", "connection.json");
            using var client = new KernelClient(connection);
            await client.ReadyAsync();
            Assert.Equal("error", (await client.RunAsync("left")).Status);
            var cell =
                i % 2 == 0
                    ? "var left = 1;\nleft"
                    : "var left = 1;\nnew System.Threading.Thread(() => { while (true) System.Threading.Thread.Sleep(10); "
                        + "}).Start();\nleft";
            Assert.Equal("1", (await client.GoodAsync(cell)).Result);

            Assert.True(
                (await client.AskAsync("shutdown_request", new { restart = true }, control: true))
                    .Content.GetProperty("restart")
                    .GetBoolean()
            );
            await process
                .WaitForExitAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
        }
    }

    [Fact]
    public async Task Kernel_ends_when_the_client_that_started_it_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows Jupyter names itself by a handle, which is not watched.");
        using var ser = new SerProcess();
        using var parent = Process.Start("sleep", "600");
        var connection = Write(ser);
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "ser.dll"), "kernel", "run", "--connection-file", ser.At("connection.json")]
            )
            {
                Environment = { ["JPY_PARENT_PID"] = parent.Id.ToString(CultureInfo.InvariantCulture) },
            }
        )!;
        using (var client = new KernelClient(connection))
        {
            await client.ReadyAsync();
        }

        Assert.False(process.HasExited);

        parent.Kill();
        await parent.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private static ConnectionFile Write(SerProcess ser) => FreeConnection.Write(ser.At("connection.json"));
}
