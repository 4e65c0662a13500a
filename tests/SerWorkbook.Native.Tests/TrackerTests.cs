using System.Globalization;
using System.Runtime.Intrinsics.X86;
using SerWorkbook.Samples;
using SerWorkbook.Speech;

namespace SerWorkbook.Native.Tests;

/// <summary>Trackers of the library notice what those of this process do.</summary>
public sealed class TrackerTests(PublishedNative published, SampleFiles files) : IClassFixture<SampleFiles>
{
    private const int Rate = 16_000;
    private const string Settings =
        """{"windowSeconds":1,"hopSeconds":0.2,"leastSpeechSeconds":0.3,"restLabel":"idle","minimumHoldSeconds":0}""";

    private static readonly TrackerSettings SameSettings = new()
    {
        WindowSeconds = 1,
        HopSeconds = 0.2,
        LeastSpeechSeconds = 0.3,
        RestLabel = "idle",
        MinimumHoldSeconds = 0,
    };

    // Two voices with pauses, as 16-bit samples have them.
    private static float[] Samples { get; } =
    [
        .. TestSignal
            .Join(
                TestSignal.Noise(1, deviation: 0.0003),
                TestSignal.Harmonics(140, 2),
                TestSignal.Noise(2, deviation: 0.0003, seed: 2),
                TestSignal.Harmonics(220, 2),
                TestSignal.Noise(2, deviation: 0.0003, seed: 3)
            )
            .Samples.ToArray()
            .Select(sample => (short)Math.Round(sample * 32_767) / 32_768f),
    ];

    [Fact]
    public void CSharp_without_NuGet()
    {
        NativeLibraryPlace.Resolve(published.Library());
        using var model = new NativeEmotionModel(files.SerFull);
        using var tracker = new NativeEmotionTracker(model, Rate, Settings);
        Assert.True(EventsHere(files.SerFull).Count > 4);
        Assert.Equal(EventsHere(files.SerFull), EventsOf(tracker, 777));
        var refused = Assert.Throws<InvalidOperationException>(() => tracker.Push(Samples, 1));
        Assert.Contains("complete", refused.Message, StringComparison.Ordinal);
        tracker.Reset();
        Assert.Equal(0, tracker.Read().Hops);
        Assert.Equal(EventsHere(files.SerFull), EventsOf(tracker, 4_000));
    }

    [Fact]
    public void State_and_face_are_those_of_this_process()
    {
        NativeLibraryPlace.Resolve(published.Library());
        using var model = new NativeEmotionModel(files.GeMaps);
        using var there = new NativeEmotionTracker(model, Rate, Settings);
        var here = new EmotionTracker(EmotionModel.Load(files.GeMaps), Rate, SameSettings);
        var face = new FaceAnimator(ExpressionTable.Default, here.State.Labels, restLabel: "idle");
        for (var start = 0; start < Samples.Length; start += Rate / 2)
        {
            var block = Samples.AsSpan(start, Math.Min(Rate / 2, Samples.Length - start)).ToArray();
            here.Push(block);
            there.Push(block, block.Length);
            face.Advance(here.State, 0.5);
            var (state, weights) = (there.Read(), there.Advance(0.5));
            Assert.Equal(
                (here.State.Hops, here.State.Predictions, here.State.Seconds, here.State.Answer, here.State.Speaking ? 1 : 0),
                (state.Hops, state.Predictions, state.Seconds, state.Answer, state.Speaking)
            );
            Assert.Equal((here.State.LevelDb, here.State.NoiseFloorDb), (state.LevelDb, state.NoiseFloorDb));
            var digits = Avx2.IsSupported ? 15 : 3;
            Assert.All(here.State.Probabilities.ToArray().Zip(state.Probabilities), pair => Assert.Equal(pair.First, pair.Second, digits));
            Assert.All(face.Arkit.ToArray().Zip(weights.Weights), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
            Assert.Equal(face.Arousal, weights.Arousal, 1e-3);
        }

        Assert.Equal(
            ExpressionTable.ArkitNames,
            Enumerable.Range(0, NativeEmotionTracker.FaceShapes).Select(NativeEmotionTracker.ShapeName)
        );
    }

    [Fact]
    public void C_from_standard_input()
    {
        _ = published.Library();
        Assert.SkipUnless(CommandRun.Exists("gcc"), "gcc is not installed here.");
        using var folder = new TemporaryFolder();
        var output = Track("gcc", "-std=c99", "c/track.c", folder, [files.SerFull, "16000", Settings]);
        string[] kinds = ["emotion", "speech started", "speech ended", "rule"];
        var events = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Select(part =>
                (
                    Array.IndexOf(kinds, part[1]),
                    double.Parse(part[0], CultureInfo.InvariantCulture),
                    part[2],
                    Rounded(double.Parse(part[3], CultureInfo.InvariantCulture))
                )
            );
        Assert.Equal(EventsHere(files.SerFull), events);
    }

    [Fact]
    public void Cpp_from_standard_input()
    {
        _ = published.Library();
        Assert.SkipUnless(CommandRun.Exists("g++"), "g++ is not installed here.");
        using var folder = new TemporaryFolder();
        var lines = Track("g++", "-std=c++17", "cpp/track.cpp", folder, [files.GeMaps, "16000"])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Samples.Length / (Rate / 20), lines.Length);
        Assert.All(
            lines,
            (line, i) => Assert.Equal((i + 1) * 0.05, double.Parse(line.Split('\t')[0], CultureInfo.InvariantCulture), 0.011)
        );
    }

    private string Track(string compiler, string standard, string source, TemporaryFolder folder, string[] arguments)
    {
        var (program, raw) = (folder.File("track"), folder.File("audio.raw"));
        var path = Path.Combine(Repository.Root(), "src", "SerWorkbook.Native", "consumers", source);
        string[] flags =
        [
            "-I",
            published.LibraryFolder,
            "-L",
            published.LibraryFolder,
            "-lserworkbook",
            $"-Wl,-rpath,{published.LibraryFolder}",
        ];
        CommandRun.Of(compiler, [standard, "-O2", "-Wall", "-Wextra", "-Werror", path, "-o", program, .. flags]).Good();
        File.WriteAllBytes(raw, [.. Samples.SelectMany(sample => BitConverter.GetBytes((short)(sample * 32_768)))]);
        return CommandRun
            .Of("sh", ["-c", "program=$1; raw=$2; shift 2; \"$program\" \"$@\" < \"$raw\"", "sh", program, raw, .. arguments])
            .Good()
            .Output;
    }

    private static List<(int Kind, double Seconds, string Answer, double Confidence)> EventsHere(string model)
    {
        var tracker = new EmotionTracker(EmotionModel.Load(model), Rate, SameSettings);
        tracker.Push(Samples);
        tracker.Complete();
        var events = new List<(int, double, string, double)>();
        while (tracker.TryRead(out var item))
        {
            events.Add(((int)item.Kind, item.SoundSeconds, item.Answer, Rounded(item.Confidence)));
        }

        return events;
    }

    private static List<(int Kind, double Seconds, string Answer, double Confidence)> EventsOf(NativeEmotionTracker tracker, int block)
    {
        for (var start = 0; start < Samples.Length; start += block)
        {
            var part = Samples.AsSpan(start, Math.Min(block, Samples.Length - start)).ToArray();
            tracker.Push(part, part.Length);
        }

        tracker.Complete();
        var events = new List<(int, double, string, double)>();
        while (tracker.TryRead(out var item))
        {
            events.Add((item.Kind, item.SoundSeconds, item.Answer, Rounded(item.Confidence)));
        }

        return events;
    }

    // Without AVX2 the library rounds otherwise.
    private static double Rounded(double confidence) => Avx2.IsSupported ? confidence : Math.Round(confidence, 2);
}
