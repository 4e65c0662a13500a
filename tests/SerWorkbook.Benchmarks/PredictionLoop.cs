using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Benchmarks;

/// <summary>Predicts one recording again and again with a saved model: time per clip, and whether memory grows.</summary>
internal static class PredictionLoop
{
    private const int WarmUp = 20;

    /// <summary>Runs the loop and prints milliseconds per clip (median), bytes allocated per clip, and the heap at both ends.</summary>
    /// <param name="model">A bundle or model file.</param>
    /// <param name="wav">The recording.</param>
    /// <param name="count">How many predictions.</param>
    public static void Run(string model, string wav, int count)
    {
        var loaded = EmotionModel.Load(model);
        var clip = WavReader.Read(wav);
        for (var i = 0; i < WarmUp; i++)
        {
            loaded.Predict(clip.Samples, clip.SampleRate);
        }

        var milliseconds = new double[count];
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            loaded.Predict(clip.Samples, clip.SampleRate);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(milliseconds);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{loaded.FeatureSet.Id}: {clip.Seconds:0.00} s clip, {count} predictions: median {milliseconds[count / 2]:0.00} ms, "
                    + $"fastest {milliseconds[0]:0.00} ms; {allocated / count / 1024.0:0} KB allocated each; heap {heap >> 10} KB before, "
                    + $"{GC.GetTotalMemory(forceFullCollection: true) >> 10} KB after"
            )
        );
    }
}
