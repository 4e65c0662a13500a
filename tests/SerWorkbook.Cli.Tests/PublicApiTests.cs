using PublicApiGenerator;
using SerWorkbook.Kernel;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Tests;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

/// <summary>What others build on changes only where somebody means it to: the surface of each library is kept as text.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        UseDenyNamespacePrefixesForExtensionMethods = false,
    };

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

    [Theory]
    [InlineData(typeof(EmotionModel))]
    [InlineData(typeof(Workbook))]
    public void Errors_that_reach_a_caller_can_be_caught_by_their_type(Type type)
    {
        var errors = type.Assembly.GetTypes().Where(typeof(SerException).IsAssignableFrom).ToArray();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.True(error.IsPublic, $"{error} is not public."));
    }

    [Theory]
    [InlineData(typeof(EmotionModel))]
    [InlineData(typeof(Workbook))]
    [InlineData(typeof(NotebookDocument))]
    [InlineData(typeof(JupyterKernel))]
    public void One_using_is_enough_for_a_library(Type type)
    {
        // Notebooks that were written for .NET Interactive name its namespaces.
        var exported = type
            .Assembly.GetExportedTypes()
            .Where(each => each.Namespace?.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) != true)
            .ToArray();
        Assert.NotEmpty(exported);
        Assert.All(exported, each => Assert.Equal(type.Assembly.GetName().Name, each.Namespace));
    }
}
