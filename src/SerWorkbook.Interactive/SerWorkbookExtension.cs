using System.Runtime.Loader;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace SerWorkbook.Interactive;

/// <summary>Prepares .NET Interactive for the workbook when a notebook references the package.</summary>
public sealed class SerWorkbookExtension : IKernelExtension
{
    private const string CSharp = "csharp";
    private const string Imports = "using SerWorkbook;\nusing SerWorkbook.Speech;";

    /// <summary>Registers the formatters and imports the namespaces of the workbook.</summary>
    /// <param name="kernel">The kernel that loads the extension.</param>
    public async Task OnLoadAsync(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        AssemblyLoadContext.Default.Resolving += FSharpCoreResolver.Resolve;
        WorkbookFormatters.Register();
        ChartFormatters.Register();
        var root = kernel.RootKernel;
        await root.SendAsync(new SubmitCode(Imports, CSharp)).ConfigureAwait(false);

        // The next command comes when all extensions are loaded; it must not be the one above.
        root.DeferCommand(new RegisterDataFrames(CSharp));
    }
}
