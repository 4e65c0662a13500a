using System.Runtime.Loader;

namespace SerWorkbook.Interactive;

/// <summary>Registers the formatters of other libraries' types; those of our own are found by their attributes.</summary>
/// <remarks>SerWorkbook calls it by name where a notebook loads the workbook from a folder, without this package.</remarks>
internal static class LibraryFormatters
{
    /// <summary>Registers the formatters of charts and data frames, and finds them the FSharp.Core of the kernel.</summary>
    public static void Register()
    {
        AssemblyLoadContext.Default.Resolving += FSharpCoreResolver.Resolve;
        ChartFormatters.Register();
        DataFrameFormatters.Register();
    }
}
