using System.Globalization;
using BenchmarkDotNet.Running;
using SerWorkbook.Benchmarks;

// "search-large [--rows N] [--columns N] [--trainers a,b] [--trials N] [--jobs N] [--threads N]" makes one search on a synthetic
// table, 100,000 rows x 3,000 columns unless told otherwise, and prints trials, time and peak memory.
if (args is ["search-large", .. var settings])
{
    LargeSearch.Run(settings);
    return;
}

// "kernels [ROUNDS]" compares the kernel with that of .NET Interactive, which the manifest of SerWorkbook.Interactive.Tests installs.
if (args is ["kernels", .. var rounds])
{
    await KernelComparison.RunAsync(rounds is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 3);
    return;
}

// "predict MODEL WAV COUNT" predicts one recording COUNT times.
if (args is ["predict", var model, var wav, var count])
{
    PredictionLoop.Run(model, wav, int.Parse(count, CultureInfo.InvariantCulture));
    return;
}

// "serve MODEL FOLDER SESSIONS SECONDS [CORES]" streams the WAV files of a folder from many clients to "ser serve --shared" in real time
// and prints latencies, processor time and memory; CORES, such as 0-1, is what taskset gives the server.
if (args is ["serve", var trackedBy, var folder, var sessions, var seconds, .. var cores])
{
    await ServeLoad.RunAsync(
        trackedBy,
        folder,
        int.Parse(sessions, CultureInfo.InvariantCulture),
        int.Parse(seconds, CultureInfo.InvariantCulture),
        cores is [var list] ? list : ""
    );
    return;
}

// "--quick" runs everything that the filter names in this process with few iterations: about a minute, but less exact.
var quick = args.Contains("--quick");
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. args.Where(arg => arg != "--quick")], new SpeechConfig(quick));
