using System.Reflection;
using SerWorkbook.Notebooks.Execution;

namespace Microsoft.DotNet.Interactive;

/// <summary>Runs what packages bring for notebooks.</summary>
public static class ExtensionAssembly
{
    /// <summary>Runs the extensions of an assembly; one that cannot be run leaves a sentence and fails nothing.</summary>
    /// <param name="file">The file that the assembly was loaded from.</param>
    /// <param name="package">The package, for the sentence.</param>
    /// <returns>A task that ends when all have run.</returns>
    public static async Task LoadAsync(string file, string package)
    {
        try
        {
            var assembly = AppDomain.CurrentDomain.GetAssemblies().First(a => !a.IsDynamic && a.Location == file);
            foreach (var type in assembly.GetExportedTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IKernelExtension))))
            {
                await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(Kernel.Root).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            CellContext.Current?.Outputs.Write(
                "stderr",
                $"The extension for notebooks in {package} cannot be used here: {cause.Message.TrimEnd('.')}.\n"
            );
        }
    }
}
