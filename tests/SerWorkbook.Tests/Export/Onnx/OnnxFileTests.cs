using System.Text.Json;
using Google.Protobuf;
using Onnx;
using SerWorkbook.Export.Onnx;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>What an exported file says of itself, and files that are refused.</summary>
public sealed class OnnxFileTests
{
    private const string Name = "emotion.onnx";

    [Fact]
    public void The_metadata_say_what_a_user_must_know()
    {
        using var folder = new TemporaryFolder();
        var file = Exported(folder);
        var metadata = file.MetadataProps.ToDictionary(entry => entry.Key["serworkbook.".Length..], entry => entry.Value);
        Assert.Equal("SerWorkbook emotion model", metadata["format"]);
        Assert.Equal(
            ("1", "features", "eGeMAPSv02-2", "16000"),
            (metadata["version"], metadata["input"], metadata["feature_set"], metadata["sample_rate"])
        );
        Assert.Equal("Do not sell \"voices\".", metadata["notice"]);
        Assert.Equal(["angry", "très triste"], JsonSerializer.Deserialize<string[]>(metadata["labels"])!);
        Assert.Contains("très triste", metadata["labels"], StringComparison.Ordinal);
        Assert.Equal(FeatureSet.GeMaps.Columns.Select(column => column.Name), JsonSerializer.Deserialize<string[]>(metadata["columns"])!);
        Assert.Contains("FeatureExtractor(FeatureSet.Find(\"eGeMAPSv02-2\"))", metadata["computed_by"], StringComparison.Ordinal);
        Assert.Equal(("SerWorkbook", "svm (c=1)", "0.5"), (file.ProducerName, metadata["trainer"], metadata["uar"]));
        Assert.Equal(["features"], file.Graph.Input.Select(input => input.Name));
        Assert.Equal(
            ["probabilities", "label", "label_index", "answer", "answered", "reason"],
            file.Graph.Output.Select(result => result.Name)
        );
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Exported(folder);
        var first = File.ReadAllBytes(folder.File(Name));
        Exported(folder);
        Assert.Equal(first, File.ReadAllBytes(folder.File(Name)));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused_wherever_it_was_cut()
    {
        using var folder = new TemporaryFolder();
        Exported(folder);
        var whole = File.ReadAllBytes(folder.File(Name));
        for (var part = 0; part < 200; part++)
        {
            File.WriteAllBytes(folder.File("cut.onnx"), whole[..(int)(whole.Length * (part / 200.0))]);
            AssertRefused(folder.File("cut.onnx"), "cut off");
        }
    }

    [Fact]
    public void Other_files_are_refused()
    {
        using var folder = new TemporaryFolder();
        AssertRefused(folder.File("missing.onnx"), "there is no such file");
        AssertRefused(folder.Path, "this is a folder");
        File.WriteAllText(folder.File("text.onnx"), "This is not a graph.");
        AssertRefused(folder.File("text.onnx"), "not an ONNX file");
        var file = Exported(folder);
        file.MetadataProps.Clear();
        AssertRefused(folder, file, "not exported by SerWorkbook");
    }

    [Fact]
    public void A_file_whose_parts_do_not_belong_together_is_refused()
    {
        using var folder = new TemporaryFolder();
        AssertRefused(folder, Exported(folder), file => Set(file, "version", "2"), "its version is 2; this program reads version 1");
        AssertRefused(folder, Exported(folder), file => Set(file, "feature_set", "SerFull-99"), "SerFull-99");
        AssertRefused(folder, Exported(folder), file => Set(file, "columns", "[\"f0\"]"), "columns in its metadata are not those of");
        AssertRefused(folder, Exported(folder), file => Set(file, "columns", "f0"), "not a JSON list");
        AssertRefused(folder, Exported(folder), file => Set(file, "labels", "[]"), "no labels");
        AssertRefused(folder, Exported(folder), file => Set(file, "labels", "[\"angry\"]"), "1 label");
        AssertRefused(folder, Exported(folder), file => Set(file, "input", "video"), "must be features or waveform");
        AssertRefused(folder, Exported(folder), file => Set(file, "input", "waveform"), "inputs");
        AssertRefused(folder, Exported(folder), file => file.Graph.Node.RemoveAt(0), "not the one that was exported");
        AssertRefused(folder, Exported(folder), Tamper, "not the one that was exported");
    }

    [Fact]
    public void Nothing_is_written_where_the_folder_is_missing()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<DirectoryNotFoundException>(() => OnnxExport.Save(Model(), folder.File("missing/emotion.onnx")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static void Tamper(ModelProto file)
    {
        var weights = file.Graph.Initializer.First(tensor => tensor.RawData.Length > 100);
        var bytes = weights.RawData.ToByteArray();
        bytes[42] ^= 1;
        weights.RawData = ByteString.CopyFrom(bytes);
    }

    private static void Set(ModelProto file, string key, string value) =>
        file.MetadataProps.First(entry => entry.Key == "serworkbook." + key).Value = value;

    private static void AssertRefused(TemporaryFolder folder, ModelProto file, Action<ModelProto> change, string part)
    {
        change(file);
        AssertRefused(folder, file, part);
    }

    private static void AssertRefused(TemporaryFolder folder, ModelProto file, string part)
    {
        File.WriteAllBytes(folder.File("changed.onnx"), file.ToByteArray());
        AssertRefused(folder.File("changed.onnx"), part);
    }

    private static void AssertRefused(string path, string part)
    {
        var fault = Assert.Throws<InvalidModelException>(() => OnnxModel.Load(path));
        Assert.StartsWith(path + ": ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    private static ModelProto Exported(TemporaryFolder folder)
    {
        OnnxExport.Save(Model(), folder.File(Name));
        return ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder.File(Name)));
    }

    private static EmotionModel Model()
    {
        var columns = FeatureSet.GeMaps.Columns.Count;
        return new EmotionModel(
            FeatureSet.GeMaps,
            ["angry", "très triste"],
            Standardiser.Identity(columns),
            new SoftmaxLinearClassifier(new LinearWeights([new float[columns], new float[columns]], [1, 0])),
            new ModelOrigin("test", "Do not sell \"voices\".", "0", 10, 2, "svm (c=1)", 1, 0.5, "none")
        );
    }
}
