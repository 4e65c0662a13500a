using System.Diagnostics;
using SerWorkbook.Speech;

namespace SerWorkbook.Fuzzing.Engine;

/// <summary>Reads inputs that are made from those that took new branches.</summary>
/// <param name="target">The reader.</param>
/// <param name="options">How many inputs, and where they come from and go.</param>
internal sealed class FuzzLoop(FuzzTarget target, FuzzOptions options)
{
    private readonly Coverage _coverage = new();
    private readonly List<byte[]> _corpus = [];
    private readonly Dictionary<string, FuzzFinding> _findings = new(StringComparer.Ordinal);
    private readonly SeededRandom _random = new(options.Seed, target.Name);

    /// <summary>Runs until all inputs are read.</summary>
    public FuzzReport Run()
    {
        using var watch = new HangWatch(target.Name, options.Folder);
        var clock = Stopwatch.StartNew();
        var mutator = new InputMutator(_random, target);
        foreach (var seed in target.Seeds().Concat(KeptEarlier()))
        {
            Read(seed, watch);
            _corpus.Add(seed);
        }

        var inputs = 0L;
        for (; inputs < options.Inputs && clock.Elapsed < options.Time; inputs++)
        {
            var input = mutator.Mutate(Pick(), Pick());
            if (Read(input, watch))
            {
                _corpus.Add(input);
                Keep("kept", input);
            }

            if (inputs % options.Report == options.Report - 1)
            {
                Console.Error.WriteLine(Report(inputs + 1, clock));
            }
        }

        return Report(inputs, clock);
    }

    private FuzzReport Report(long inputs, Stopwatch clock) =>
        new(target.Name, inputs, clock.Elapsed.TotalSeconds, _coverage.Edges, _corpus.Count, [.. _findings.Values]);

    // Every second time one of the newest, which lead to the least known code.
    private byte[] Pick()
    {
        var newest = Math.Min(_corpus.Count, 16);
        return _corpus[_random.Next(2) == 0 ? _random.Next(_corpus.Count) : _corpus.Count - 1 - _random.Next(newest)];
    }

    private bool Read(byte[] input, HangWatch watch)
    {
        _coverage.Clear();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var (seconds, fault) = watch.Time(input, target.Read);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var isNew = _coverage.Add();
        if (fault is not null)
        {
            Found(fault.GetType().Name, $"{fault.Message} at {PlaceOf(fault)}", input);
        }

        if (allocated > FuzzLimits.Memory(target, input.Length))
        {
            Found("memory", $"{allocated >> 20} MB were allocated for {input.Length} bytes", input);
        }

        // A machine may be busy with something else: what is slow is so twice.
        if (seconds > FuzzLimits.Time.TotalSeconds && watch.Time(input, target.Read).Seconds > FuzzLimits.Time.TotalSeconds)
        {
            Found("hang", $"{seconds:0.0} s for {input.Length} bytes", input);
        }

        return isNew;
    }

    private static string PlaceOf(Exception fault) =>
        (fault.StackTrace ?? "")
            .Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.Contains("SerWorkbook.", StringComparison.Ordinal), fault.StackTrace ?? "no place");

    private void Found(string kind, string message, byte[] input)
    {
        var place = kind is "memory" or "hang" ? kind : kind + message[message.LastIndexOf(" at ", StringComparison.Ordinal)..];
        if (_findings.TryAdd(place, new FuzzFinding(kind, message, input)))
        {
            Console.Error.WriteLine($"{target.Name}: {kind}: {message}");
            Keep("found", input);
        }
    }

    private IEnumerable<byte[]> KeptEarlier() =>
        options.Folder is { } folder && Directory.Exists(Path.Combine(folder, target.Name, "kept"))
            ? Directory.GetFiles(Path.Combine(folder, target.Name, "kept")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)
            : [];

    private void Keep(string kind, byte[] input)
    {
        if (options.Folder is { } folder)
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, target.Name, kind)).FullName;
            File.WriteAllBytes(
                Path.Combine(place, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input))[..16]),
                input
            );
        }
    }
}
