using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;
using SerWorkbook.Export;
using SerWorkbook.Speech;

namespace SerWorkbook.Native.Tests;

/// <summary>What is published is what the header says, and predicts what the workbook predicts.</summary>
public sealed partial class LibraryTests(PublishedNative published, SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void Publishing_warns_of_nothing() => Assert.DoesNotMatch("(?i)warning", published.LibraryOutput() + published.ProgramOutput());

    [Fact]
    public void The_library_exports_the_functions_of_the_header_and_no_other_kind_of_file_is_published()
    {
        var library = NativeLibrary.Load(published.Library());
        var header = File.ReadAllText(Path.Combine(published.LibraryFolder, "serworkbook.h"));
        var functions = Function().Matches(header).Select(match => match.Groups["name"].Value).ToArray();
        Assert.True(functions.Length > 20, $"Only {functions.Length} functions were found.");
        Assert.All(functions, name => Assert.True(NativeLibrary.TryGetExport(library, name, out _), $"{name} is not exported."));
        Assert.All(
            Directory.GetFiles(published.LibraryFolder),
            file => Assert.Matches(@"^(libserworkbook(\.avx2)?\.(so|dll|dylib|lib)|serworkbook\.hp?p?)$", Path.GetFileName(file))
        );
    }

    [Fact]
    public void Neither_the_library_nor_the_program_needs_OpenSSL()
    {
        _ = published.Library();
        foreach (var file in Directory.GetFiles(published.LibraryFolder, "lib*").Append(published.Program()))
        {
            Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("libssl"u8));
        }
    }

    [Fact]
    public void The_parity_gate_finds_no_difference()
    {
        foreach (var model in new[] { files.SerFull, files.GeMaps, files.Bundle, files.PerSpeaker })
        {
            AssertParity(published.Library(), model, files.Recordings);
        }
    }

    [Fact]
    public void The_parity_gate_finds_no_difference_on_real_speech()
    {
        var folder = Path.Combine(SharedData.Ravdess, "Actor_03");
        string[] clips = [.. Directory.GetFiles(folder, "*.wav").Order(StringComparer.Ordinal).Where((_, i) => i % 6 == 0)];
        Assert.True(clips.Length >= 10);
        AssertParity(published.Library(), files.SerFull, clips);
        AssertParity(published.Library(), files.GeMaps, clips);
    }

    [Fact]
    public void The_parity_gate_sees_another_model()
    {
        using var runtime = new NativeLibraryRuntime(published.Library(), files.GeMaps, needsSpeaker: false);
        var other = BundleRuntime.PredictWith(EmotionModel.Load(files.SerFull), files.Recordings, TestContext.Current.CancellationToken);
        Assert.False(ParityGate.Compare(runtime, other, files.Recordings, 1e-4, TestContext.Current.CancellationToken).IsGood);
    }

    [Fact]
    public void Without_its_sibling_for_AVX2_the_library_answers_as_the_workbook_does_without_AVX2()
    {
        using var folder = new TemporaryFolder();
        var alone = folder.File(Path.GetFileName(published.Library()));
        File.Copy(published.Library(), alone);
        foreach (var path in new[] { files.SerFull, files.GeMaps })
        {
            using var runtime = new NativeLibraryRuntime(alone, path, needsSpeaker: false);
            Assert.False(runtime.IsExact);
            var expected = WorkbookProgram.Predict(path, files.Recordings, ("DOTNET_EnableAVX2", "0"));
            var answers = runtime.Predict(files.Recordings, TestContext.Current.CancellationToken);
            Assert.Equal(expected.Select(clip => clip.Answer), answers.Select(clip => clip.Answer));
            var compared = 0;
            foreach (var (here, there) in expected.Zip(answers).Where(pair => pair.First.Probabilities is not null))
            {
                Assert.Equal(here.Probabilities!, there.Probabilities);
                compared++;
            }

            Assert.True(compared >= 2, $"Only {compared} recordings have probabilities that mean anything.");
        }
    }

    [Fact]
    public void With_its_sibling_the_library_uses_AVX2_where_the_processor_has_it()
    {
        using var runtime = new NativeLibraryRuntime(published.Library(), files.GeMaps, needsSpeaker: false);
        Assert.Equal(Avx2.IsSupported, runtime.IsExact);
    }

    [Theory]
    [InlineData("missing.so", "there is no such file; a libserworkbook is needed")]
    [InlineData("émotion.ser", "cannot be loaded as a native library")]
    public void What_is_no_library_is_refused(string name, string part)
    {
        var path = Path.Combine(files.Folder, name);
        var refused = Assert.Throws<SerException>(() => new NativeLibraryRuntime(path, files.GeMaps, needsSpeaker: false));
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_native_library_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The library that is tried is one of Linux.");
        var other = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so").Single();
        var refused = Assert.Throws<SerException>(() => new NativeLibraryRuntime(other, files.GeMaps, needsSpeaker: false));
        Assert.Contains("is not a libserworkbook", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_be_opened_is_refused_with_the_sentence_of_the_library()
    {
        var path = Path.Combine(files.Folder, "none.ser");
        var refused = Assert.Throws<SerException>(() => new NativeLibraryRuntime(published.Library(), path, needsSpeaker: false));
        Assert.Contains("none.ser: there is no such file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_do_not_fit_the_structures_of_the_header_are_refused()
    {
        AssertRefused([.. Enumerable.Range(0, 65).Select(i => $"label {i}")], "it has 65 labels; libserworkbook takes at most 64");
        AssertRefused(["a", new string('é', 64)], "libserworkbook takes at most 127 bytes of UTF-8");
        using var longest = Open(["a", new string('é', 63) + "e"]);
        Assert.Equal("native library", longest.Name);
    }

    private void AssertRefused(string[] labels, string part) =>
        Assert.Contains(part, Assert.Throws<SerException>(() => Open(labels)).Message, StringComparison.Ordinal);

    private NativeLibraryRuntime Open(string[] labels)
    {
        var path = Path.Combine(files.Folder, "labels.json");
        var (columns, origin) = (FeatureSet.GeMaps.Columns.Count, EmotionModel.Load(files.GeMaps).Origin);
        var weights = labels.Select(_ => new float[columns]).ToArray();
        var classifier = new SoftmaxLinearClassifier(new LinearWeights(weights, new float[labels.Length]));
        ModelFile.Save(path, new EmotionModel(FeatureSet.GeMaps, labels, Standardiser.Identity(columns), classifier, origin));
        return new NativeLibraryRuntime(published.Library(), path, needsSpeaker: false);
    }

    private static void AssertParity(string library, string model, IReadOnlyList<string> clips)
    {
        var token = TestContext.Current.CancellationToken;
        var loaded = EmotionModel.Load(model);
        using var runtime = new NativeLibraryRuntime(library, model, loaded.NeedsSpeaker);
        var parity = ParityGate.Compare(runtime, BundleRuntime.PredictWith(loaded, clips, token), clips, 1e-4, token);
        Assert.True(parity.IsGood, $"{parity}");
    }

    [GeneratedRegex(@"^SER_API [^(\n]*?\b(?<name>ser_\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Function();
}
