using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Learning.Recipes;

namespace SerWorkbook.Benchmarks;

/// <summary>One search on a large synthetic table: how many trials in what time and memory.</summary>
internal static class LargeSearch
{
    private const string OwnTrainers = "svm,ridge,lda";

    public static void Run(string[] settings)
    {
        var table = LargeTable.Make(Number(settings, "--rows", 100_000), Number(settings, "--columns", 3_000));
        var trainers = Text(settings, "--trainers", OwnTrainers).Split(',').Select(TrainerCatalogue.Find).ToArray();
        Print($"{table}; {Memory} MB with the table alone");
        var options = new SearchOptions
        {
            Budget = TimeSpan.FromHours(10),
            MaximumTrials = Number(settings, "--trials", trainers.Length),
            Jobs = Number(settings, "--jobs", 1),
            Threads = Number(settings, "--threads", 1),
        };
        var clock = Stopwatch.StartNew();
        var result = new ModelSearch(trainers).Run(table, options);
        foreach (var trial in result.Trials)
        {
            Print($"{trial.Recipe}: {trial.Status}, UAR {trial.Uar * 100:0.0} %, {trial.Seconds:0.0} s {trial.Error}");
        }

        var seconds = clock.Elapsed.TotalSeconds;
        Print($"{result.Trials.Count} trials, {options.Jobs} at once, {options.Threads} threads: {seconds:0.0} s, peak memory {Memory} MB");
    }

    private static long Memory
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 >> 20;
        }
    }

    private static int Number(string[] settings, string name, int usual) =>
        int.Parse(Text(settings, name, usual.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    private static string Text(string[] settings, string name, string usual) =>
        Array.IndexOf(settings, name) is >= 0 and var at && at + 1 < settings.Length ? settings[at + 1] : usual;

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
