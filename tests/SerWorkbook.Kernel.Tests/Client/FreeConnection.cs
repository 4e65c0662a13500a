using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SerWorkbook.Kernel.Tests.Client;

/// <summary>Connections on ports that nobody listens on, for kernels in processes of their own.</summary>
public static class FreeConnection
{
    /// <summary>Chooses ports and writes the file that a kernel is started with.</summary>
    public static ConnectionFile Write(string path)
    {
        var ports = Ports(5);
        var connection = new ConnectionFile
        {
            Ip = "127.0.0.1",
            ShellPort = ports[0],
            IoPubPort = ports[1],
            StdinPort = ports[2],
            ControlPort = ports[3],
            HeartbeatPort = ports[4],
            Key = "key",
        };
        File.WriteAllText(
            path,
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"transport":"tcp","ip":"{{connection.Ip}}","shell_port":{{ports[0]}},"iopub_port":{{ports[1]}},"stdin_port":{{ports[2]}},"control_port":{{ports[3]}},"hb_port":{{ports[4]}},"key":"key","signature_scheme":"hmac-sha256"}"""
            )
        );
        return connection;
    }

    /// <summary>Ports of this machine that are free now.</summary>
    public static int[] Ports(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
