namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>A folder with the files that samples name: recordings, models, a connection file.</summary>
public sealed class SamplePlace : IDisposable
{
    private readonly SerProcess _ser = new();

    public SamplePlace()
    {
        var corpus = SmallCorpus.Write(_ser.At("corpus"), takes: 4);
        Search(corpus, "results", "global");
        Search(corpus, "speaker", "speaker");
        Copy(Path.Combine("results", "model"), "model");
        Copy(Path.Combine("results", "model"), Path.Combine("data", "runs", "demo", "model"));
        Copy(Path.Combine("speaker", "model"), "speaker-model");
        File.Copy(Path.Combine(corpus, "s0-e0-t0.wav"), _ser.At("clip.wav"));
        Directory.CreateDirectory(_ser.At("earlier"));
        foreach (var emotion in Enumerable.Range(0, 3))
        {
            File.Copy(Path.Combine(corpus, $"s0-e{emotion}-t1.wav"), _ser.At($"earlier/{emotion}.wav"));
        }

        File.WriteAllText(_ser.At("connection.json"), Connection());
    }

    /// <summary>The folder.</summary>
    public string Folder => _ser.Folder;

    public void Dispose() => _ser.Dispose();

    private void Search(string corpus, string output, string scaling)
    {
        var result = _ser.Run("search", "--data", corpus, "--trials", "1", "--scaling", scaling, "--out", _ser.At(output));
        Assert.True(result.Code == 0, result.Error);
    }

    private void Copy(string from, string to)
    {
        Directory.CreateDirectory(_ser.At(to));
        foreach (var file in Directory.GetFiles(_ser.At(from)))
        {
            File.Copy(file, Path.Combine(_ser.At(to), Path.GetFileName(file)));
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
