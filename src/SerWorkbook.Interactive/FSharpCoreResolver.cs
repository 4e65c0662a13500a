using System.Reflection;
using System.Runtime.Loader;

namespace SerWorkbook.Interactive;

/// <summary>Lets libraries that were built with a newer FSharp.Core use that of the kernel.</summary>
/// <remarks>
/// Plotly.NET asks for FSharp.Core 10.1, and the kernel holds 10.0. Two of them would not do: libraries that were built with an older
/// one, such as those that Plotly.NET itself needs, get that of the kernel, and would exchange values of different types with it.
/// </remarks>
internal static class FSharpCoreResolver
{
    private const string Name = "FSharp.Core";

    /// <summary>Answers requests for an FSharp.Core that the kernel cannot load.</summary>
    /// <param name="context">The context that asks.</param>
    /// <param name="wanted">The assembly that it asks for.</param>
    /// <returns>The kernel's FSharp.Core; null for other assemblies.</returns>
    public static Assembly? Resolve(AssemblyLoadContext context, AssemblyName wanted) =>
        wanted is { Name: Name, Version: not null } ? context.LoadFromAssemblyName(new AssemblyName(Name)) : null;
}
