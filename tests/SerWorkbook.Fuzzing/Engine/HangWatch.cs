using System.Diagnostics;

namespace SerWorkbook.Fuzzing.Engine;

/// <summary>Measures how long inputs take, and ends the program where one takes for ever.</summary>
internal sealed class HangWatch : IDisposable
{
    private const int TimesTheLimit = 15;

    private readonly string _target;
    private readonly string? _folder;
    private readonly Timer _timer;
    private long _started;
    private byte[] _input = [];

    /// <summary>Starts watching.</summary>
    /// <param name="target">The name of the target, for the message.</param>
    /// <param name="folder">Where the input is kept.</param>
    public HangWatch(string target, string? folder)
    {
        (_target, _folder) = (target, folder);
        _timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Lets a reader read an input.</summary>
    /// <returns>How long it took, and what it threw.</returns>
    public (double Seconds, Exception? Fault) Time(byte[] input, Action<byte[]> read)
    {
        _input = input;
        var started = Stopwatch.GetTimestamp();
        Volatile.Write(ref _started, started);
        Exception? fault = null;
        try
        {
            read(input);
        }
        catch (Exception thrown)
        {
            fault = thrown;
        }

        Volatile.Write(ref _started, 0);
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, fault);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var started = Volatile.Read(ref _started);
        if (started != 0 && Stopwatch.GetElapsedTime(started) > TimesTheLimit * FuzzLimits.Time)
        {
            var file = Path.Combine(_folder ?? Path.GetTempPath(), $"{_target}.hang");
            File.WriteAllBytes(file, _input);
            Console.Error.WriteLine($"{_target}: hang: the input is in {file}");
            Environment.Exit(1);
        }
    }
}
