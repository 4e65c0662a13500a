using SerWorkbook.Notebooks;

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions that notebooks call by <c>Kernel.</c>, as in .NET Interactive.</summary>
/// <remarks>
/// All are inherited: cells have <see cref="NotebookDisplay"/> already, and <c>using static Microsoft.DotNet.Interactive.Kernel;</c>
/// imports no inherited members, so that it does not make their names ambiguous.
/// </remarks>
public abstract class Kernel : KernelFunctions
{
    private Kernel() { }
}
