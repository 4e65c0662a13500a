using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Tests;

public sealed class ConnectionFileTests
{
    private const string Good =
        """{"transport":"tcp","ip":"127.0.0.1","shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"key":"k","signature_scheme":"hmac-sha256","kernel_name":"x"}""";

    [Fact]
    public void Holds_where_the_client_expects_the_kernel()
    {
        var connection = Load(Good);

        Assert.Equal(
            ("127.0.0.1", 1, 2, 3, 4, 5, "k"),
            (
                connection.Ip,
                connection.ShellPort,
                connection.IoPubPort,
                connection.StdinPort,
                connection.ControlPort,
                connection.HeartbeatPort,
                connection.Key
            )
        );
    }

    [Theory]
    [InlineData("not json", "not JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("127.0.0.1|\\ud800", "not JSON")]
    [InlineData("{}", "shell_port")]
    [InlineData("\"tcp\"|\"ipc\"", "transport 'ipc'")]
    [InlineData("hmac-sha256|hmac-md5", "signature_scheme 'hmac-md5'")]
    [InlineData("127.0.0.1|localhost; rm", "must be an IP address")]
    [InlineData("\"hb_port\":5|\"hb_port\":70000", "hb_port")]
    [InlineData("\"hb_port\":5|\"hb_port\":\"5\"", "hb_port")]
    public void Wrong_file_is_refused_in_one_sentence(string change, string part)
    {
        var parts = change.Split('|');
        var error = Assert.Throws<NotebookException>(() =>
            Load(parts.Length == 2 ? Good.Replace(parts[0], parts[1], StringComparison.Ordinal) : change)
        );

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_named()
    {
        Assert.Contains(
            "none.json",
            Assert.Throws<NotebookException>(() => ConnectionFile.Load("none.json")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Taken_port_is_named()
    {
        await using var first = JupyterKernel.Start(RunningKernel.AnyPorts());

        var error = Assert.Throws<NotebookException>(() =>
            JupyterKernel.Start(RunningKernel.AnyPorts() with { ShellPort = first.Connection.ShellPort })
        );

        Assert.Contains($"Port {first.Connection.ShellPort} ", error.Message, StringComparison.Ordinal);
    }

    private static ConnectionFile Load(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return ConnectionFile.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
