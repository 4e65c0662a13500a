[assembly: AssemblyFixture(typeof(SerWorkbook.Cli.Tests.Structure.SamplePlace))]

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>A folder with the files that samples name: recordings, models, a connection file. Made once, when a test first asks.</summary>
public sealed class SamplePlace : IDisposable
{
    private readonly Lazy<SerProcess> _place = new(Make);

    /// <summary>The folder.</summary>
    public string Folder => _place.Value.Folder;

    public void Dispose()
    {
        if (_place.IsValueCreated)
        {
            _place.Value.Dispose();
        }
    }

    private static SerProcess Make()
    {
        var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), takes: 4);
        Search(ser, corpus, "results", "global");
        Search(ser, corpus, "speaker", "speaker");
        Copy(ser.At("results/model"), ser.At("model"));
        Copy(ser.At("results/model"), ser.At("data/runs/demo/model"));
        Copy(ser.At("speaker/model"), ser.At("speaker-model"));
        var export = ser.Run("export", "--model", ser.At("model"), "--out", ser.At("emotion.ser"));
        Assert.True(export.Code == 0, export.Error);
        File.Copy(ser.At("emotion.ser"), ser.At("data/runs/demo/emotion.ser"));
        File.Copy(Path.Combine(corpus, "s0-e0-t0.wav"), ser.At("clip.wav"));
        Directory.CreateDirectory(ser.At("earlier"));
        foreach (var emotion in Enumerable.Range(0, 3))
        {
            File.Copy(Path.Combine(corpus, $"s0-e{emotion}-t1.wav"), ser.At($"earlier/{emotion}.wav"));
        }

        File.WriteAllText(ser.At("connection.json"), Connection());
        return ser;
    }

    private static void Search(SerProcess ser, string corpus, string output, string scaling)
    {
        var result = ser.Run("search", "--data", corpus, "--trials", "1", "--scaling", scaling, "--out", ser.At(output));
        Assert.True(result.Code == 0, result.Error);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    // Ports that are free now; the system takes none of them twice in a row.
    private static string Connection()
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        var ports = listeners.Select(listener => ((System.Net.IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
        {
            listener.Stop();
        }

        return $$"""
            {"transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256", "shell_port": {{ports[0]}},
             "control_port": {{ports[1]}}, "iopub_port": {{ports[2]}}, "stdin_port": {{ports[3]}}, "hb_port": {{ports[4]}}}
            """;
    }
}
