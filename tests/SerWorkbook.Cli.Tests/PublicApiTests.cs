using PublicApiGenerator;
using SerWorkbook.Kernel;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Tests;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Cli.Tests;

/// <summary>What others build on changes only where somebody means it to: the surface of each library is kept as text.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false, UseDenyNamespacePrefixesForExtensionMethods = false };

    [Theory]
    [InlineData(typeof(EmotionModel))]
    [InlineData(typeof(Workbook))]
    [InlineData(typeof(NotebookDocument))]
    [InlineData(typeof(JupyterKernel))]
    public void Surface_is_as_it_was(Type type)
    {
        var surface = type.Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n");
        Assert.Contains($"class {type.Name}", surface, StringComparison.Ordinal);
        Snapshot.Matches($"{type.Assembly.GetName().Name}.txt", surface);
    }
}
