using System.Globalization;
using SerWorkbook.Fuzzing.Engine;
using SerWorkbook.Fuzzing.Targets;

namespace SerWorkbook.Fuzzing;

/// <summary>The command line: which targets, how many inputs.</summary>
internal static class FuzzProgram
{
    private const string Usage = """
        Coverage-guided fuzzing of every reader of foreign bytes.

          run TARGET|all [--inputs N] [--seed N] [--seconds N] [--folder DIR]
                                 read N inputs for each target; DIR keeps those that showed something new, and those that failed
          replay TARGET FILE...  read files once, and print what each costs
          seeds TARGET DIR       write the seeds of a target, such as for afl-fuzz
          afl TARGET             read inputs from afl-fuzz:
                                 afl-fuzz -i DIR -o DIR -t 10000 -m none -- dotnet SerWorkbook.Fuzzing.dll afl TARGET
        """;

    /// <summary>Runs the command.</summary>
    /// <returns>0 for no finding, 1 for some, 2 for wrong usage.</returns>
    public static int Run(string[] args)
    {
        // No input may start a program such as ffmpeg.
        Environment.SetEnvironmentVariable("PATH", "");
        return args switch
        {
            ["run", var name, .. var options] => Run(Named(name), OptionsOf(options)),
            ["replay", var name, .. var files] => Replay(Named(name)[0], files),
            ["seeds", var name, var folder] => WriteSeeds(Named(name)[0], folder),
            ["afl", var name] => Follow(Named(name)[0]),
            _ => Explain(),
        };
    }

    private static IReadOnlyList<FuzzTarget> Named(string name) =>
        name == "all" ? FuzzTargets.All : [FuzzTargets.All.Single(target => target.Name == name)];

    private static FuzzOptions OptionsOf(string[] options)
    {
        string? Value(string name) => Array.IndexOf(options, name) is >= 0 and var at ? options[at + 1] : null;
        long Number(string name, long usual) =>
            Value(name) is { } text ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
        return new FuzzOptions(
            Number("--inputs", 100_000),
            (int)Number("--seed", 1),
            Value("--folder") is { } folder ? Directory.CreateDirectory(folder).FullName : null,
            TimeSpan.FromSeconds(Number("--seconds", 1_000_000))
        );
    }

    private static int Run(IReadOnlyList<FuzzTarget> targets, FuzzOptions options)
    {
        var failed = 0;
        var inputs = 0L;
        foreach (var target in targets)
        {
            var report = new FuzzLoop(target, options).Run();
            Console.WriteLine(report);
            failed += report.Findings.Count;
            inputs += report.Inputs;
            foreach (var finding in report.Findings)
            {
                Console.WriteLine(
                    $"  {finding.Kind}: {finding.Message}\n  {Convert.ToBase64String(finding.Input[..Math.Min(300, finding.Input.Length)])}"
                );
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{inputs} inputs, {failed} findings"));
        return failed == 0 ? 0 : 1;
    }

    private static int Replay(FuzzTarget target, string[] files)
    {
        // The instrumented readers write to its map.
        _ = new Coverage();
        using var watch = new HangWatch(target.Name, null);
        var failed = 0;
        foreach (var file in files)
        {
            var input = File.ReadAllBytes(file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (seconds, fault) = watch.Time(input, target.Read);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Console.WriteLine(FormattableString.Invariant($"{file}: {seconds:0.000} s, {bytes} bytes, {fault?.ToString() ?? "good"}"));
            failed += fault is null ? 0 : 1;
        }

        return failed == 0 ? 0 : 1;
    }

    private static int WriteSeeds(FuzzTarget target, string folder)
    {
        _ = new Coverage();
        Directory.CreateDirectory(folder);
        foreach (var (number, seed) in target.Seeds().Index())
        {
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"seed-{number:00}")), seed);
        }

        return 0;
    }

    private static int Follow(FuzzTarget target)
    {
        SharpFuzz.Fuzzer.OutOfProcess.Run(stream =>
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            target.Read(copy.ToArray());
        });
        return 0;
    }

    private static int Explain()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
