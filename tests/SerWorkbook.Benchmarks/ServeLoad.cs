using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using SerWorkbook.Server.Tracking;
using SerWorkbook.Speech;

namespace SerWorkbook.Benchmarks;

/// <summary>Many clients that stream speech to <c>ser serve --shared</c> in real time, and what that takes.</summary>
internal static class ServeLoad
{
    private const int BlockMilliseconds = 50;
    private const int SentRate = 16_000;
    private const int TimeToStart = 20_000;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(15);

    /// <summary>Runs the load.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">WAV files, which the clients send one after the other, each client from another one on.</param>
    /// <param name="sessions">Number of clients.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="cores">What the server may use, such as 0-1, where taskset is there; empty for all.</param>
    public static async Task RunAsync(string model, string folder, int sessions, int seconds, string cores)
    {
        var clips = Directory
            .GetFiles(folder, "*.wav")
            .Order(StringComparer.Ordinal)
            .Take(40)
            .Select(file => Resampled(WavReader.Read(file)))
            .ToArray();
        var rate = SentRate;
        var pcm = clips.Select(Pcm).ToArray();
        var (start, token) = (new ProcessStartInfo(cores.Length > 0 ? "taskset" : "dotnet"), "load-0123456789abcdef");
        if (cores.Length > 0)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(cores);
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(typeof(SharedOptions).Assembly.Location);
        start.ArgumentList.Add("--shared");
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        // As "ser serve" starts it.
        start.Environment["DOTNET_TC_QuickJit"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "1000000";
        using var server = Process.Start(start)!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        var options = new SharedOptions
        {
            Model = Path.GetFullPath(model),
            Token = token,
            MaxSessions = sessions,
            Threads = 2,
        };
        await server.StandardInput.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(options));
        await server.StandardInput.FlushAsync();
        var line = (await server.StandardOutput.ReadLineAsync())!;
        var place = new Uri(line.Split(' ')[0]);
        using var http = new HttpClient { BaseAddress = new UriBuilder(place) { Scheme = "http", Path = "/" }.Uri };
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{sessions} sessions of {rate} Hz, {seconds} s, {EmotionModel.Load(model).FeatureSet.Id}"
            )
        );
        var address = new Uri($"{place}?rate={rate.ToString(CultureInfo.InvariantCulture)}");
        var clients = Enumerable.Range(0, sessions).Select(i => new LoadClient(address, token, pcm, i, rate)).ToArray();
        var before = server.TotalProcessorTime;
        var own = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var running = clients.Select(client => client.RunAsync(TimeSpan.FromSeconds(seconds), TimeToStart)).ToArray();
        var all = Task.WhenAll(running);
        var refused = false;
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(ReportEvery));
            server.Refresh();
            if (!refused && clock.ElapsedMilliseconds > TimeToStart / 2)
            {
                refused = true;
                await ShowRefusalAsync(address, token);
            }

            Report(
                server,
                server.TotalProcessorTime - before,
                Process.GetCurrentProcess().TotalProcessorTime - own,
                clock.Elapsed,
                clients
            );
        }

        await all;
        Show("state in silence", clients.SelectMany(client => client.QuietDelays));
        Show("state with speech", clients.SelectMany(client => client.SpeechDelays));
        Show("event", clients.SelectMany(client => client.EventDelays));
        Console.WriteLine(
            $"ended otherwise: {string.Join("; ", clients.Select(client => client.Fault).Where(fault => fault.Length > 0).Distinct())}"
        );
        foreach (
            var metric in (await http.GetStringAsync(new Uri("/metrics", UriKind.Relative)))
                .Split('\n')
                .Where(text => !text.StartsWith('#') && !text.Contains("_bucket"))
        )
        {
            Console.WriteLine("  " + metric);
        }

        server.StandardInput.Close();
        await server.WaitForExitAsync();
        Console.WriteLine($"server ended with {server.ExitCode}");
    }

    private static void Report(Process server, TimeSpan used, TimeSpan ofClients, TimeSpan time, LoadClient[] clients) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{time.TotalSeconds:0} s: server {server.WorkingSet64 / 1048576.0:0} MiB, {used / time:0.00} cores; "
                    + $"clients {ofClients / time:0.00} cores; {clients.Count(client => client.IsOpen)} open"
            )
        );

    private static async Task ShowRefusalAsync(Uri address, string token)
    {
        using var late = new ClientWebSocket();
        late.Options.SetRequestHeader("Authorization", "Bearer " + token);
        late.Options.CollectHttpResponseDetails = true;
        try
        {
            await late.ConnectAsync(address, CancellationToken.None);
            Console.WriteLine("one session more was NOT refused");
        }
        catch (WebSocketException)
        {
            Console.WriteLine($"one session more: {(int)late.HttpStatusCode} {late.HttpStatusCode}");
        }
    }

    private static void Show(string what, IEnumerable<double> delays)
    {
        var sorted = delays.Order().ToArray();
        double At(double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))] * 1000;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"last sample sent -> {what}: {sorted.Length} times, p50 {At(0.5):0.0} ms, p90 {At(0.9):0.0} ms, "
                    + $"p99 {At(0.99):0.0} ms, most {At(1):0.0} ms"
            )
        );
    }

    private static AudioClip Resampled(AudioClip clip) =>
        clip.SampleRate == SentRate ? clip : new Resampler(clip.SampleRate, SentRate).Process(clip);

    private static byte[] Pcm(AudioClip clip)
    {
        var bytes = new byte[clip.Length * sizeof(short)];
        for (var i = 0; i < clip.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(
                bytes.AsSpan(i * sizeof(short)),
                (short)Math.Clamp(clip.Samples[i] * 32_768, -32_768, 32_767)
            );
        }

        return bytes;
    }

    private sealed class LoadClient(Uri address, string token, byte[][] clips, int number, int rate)
    {
        private readonly List<long> _sent = [];
        private readonly long _started = Stopwatch.GetTimestamp();
        private readonly Lock _lock = new();

        public List<double> QuietDelays { get; } = [];

        public List<double> SpeechDelays { get; } = [];

        public List<double> EventDelays { get; } = [];

        public bool IsOpen { get; private set; }

        public string Fault { get; private set; } = "";

        public async Task RunAsync(TimeSpan length, int spread)
        {
            // Not all at the same moment, as in a game.
            await Task.Delay(number * 37 % 1000 * spread / 2000);
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
            try
            {
                await socket.ConnectAsync(address, CancellationToken.None);
                IsOpen = true;
                var reading = ReadAsync(socket);
                await SendAsync(socket, length);
                await socket.SendAsync(Encoding.UTF8.GetBytes("{\"end\":true}"), WebSocketMessageType.Text, true, CancellationToken.None);
                await reading;
            }
            catch (WebSocketException fault)
            {
                Fault = $"{fault.Message} {socket.CloseStatusDescription}";
            }

            IsOpen = false;
        }

        private async Task SendAsync(ClientWebSocket socket, TimeSpan length)
        {
            var block = rate * BlockMilliseconds / 1000 * sizeof(short);
            var (clip, place, index) = (number % clips.Length, 0, 0);
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed < length && socket.State == WebSocketState.Open)
            {
                var wait = TimeSpan.FromMilliseconds(BlockMilliseconds * (index + 1)) - clock.Elapsed;
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait);
                }

                if (place + block > clips[clip].Length)
                {
                    (clip, place) = ((clip + 1) % clips.Length, 0);
                }

                lock (_lock)
                {
                    _sent.Add(Stopwatch.GetTimestamp());
                }

                await socket.SendAsync(clips[clip].AsMemory(place, block), WebSocketMessageType.Binary, true, CancellationToken.None);
                place += block;
                index++;
            }
        }

        private async Task ReadAsync(ClientWebSocket socket)
        {
            var buffer = new byte[16_384];
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                var now = Stopwatch.GetTimestamp();
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    Fault = socket.CloseStatus == WebSocketCloseStatus.NormalClosure ? "" : socket.CloseStatusDescription ?? "closed";
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }

                var text = buffer.AsSpan(0, part.Count);
                var (isState, isEvent) = (text.StartsWith("{\"state\""u8), text.StartsWith("{\"event\""u8));
                if (isState || isEvent)
                {
                    var delay = Stopwatch.GetElapsedTime(TimeSent(SecondsIn(text)), now).TotalSeconds;
                    (
                        isState
                            ? text.IndexOf("\"speaking\":true"u8) >= 0
                                ? SpeechDelays
                                : QuietDelays
                            : EventDelays
                    ).Add(delay);
                }
            }
        }

        // When the block was sent that holds the sound at some second.
        private long TimeSent(double seconds)
        {
            lock (_lock)
            {
                return _sent[Math.Clamp((int)Math.Ceiling(seconds * 1000 / BlockMilliseconds - 1e-6) - 1, 0, _sent.Count - 1)];
            }
        }

        private static double SecondsIn(ReadOnlySpan<byte> text)
        {
            var start = text.IndexOf("\"seconds\":"u8) + 10;
            return System.Buffers.Text.Utf8Parser.TryParse(text[start..], out double value, out _) ? value : 0;
        }
    }
}
