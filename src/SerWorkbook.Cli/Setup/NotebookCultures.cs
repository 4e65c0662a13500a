using System.Globalization;
using System.Runtime.InteropServices;

namespace SerWorkbook.Cli.Setup;

/// <summary>Gives the processes that execute notebooks the cultures of the world, which ser itself is built without.</summary>
/// <remarks>
/// The runtime takes cultures from ICU, which Windows and macOS have; on Linux it is a library that may be missing, and a process that
/// asks for it then ends. There, cultures can be named but have the data of the invariant culture. Cells start in the invariant
/// culture in any case, so that outputs do not depend on the machine's language. Whoever has set a variable is obeyed.
/// </remarks>
internal static class NotebookCultures
{
    // The versions that the runtime looks for.
    private const int OldestIcu = 50;
    private const int NewestIcu = 100;

    /// <summary>The runtime's variables for a process that executes notebooks.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Variables =>
        HasIcu ? [new("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0"), ByName] : [ByName];

    /// <summary>Whether cultures have data here.</summary>
    public static bool HasIcu =>
        !OperatingSystem.IsLinux() || Enumerable.Range(OldestIcu, NewestIcu - OldestIcu + 1).Reverse().Any(IsThere);

    private static KeyValuePair<string, string> ByName => new("DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY", "false");

    /// <summary>Starts this process, and every thread of it, in the invariant culture.</summary>
    public static void StartInvariant()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    private static bool IsThere(int version)
    {
        if (!NativeLibrary.TryLoad(string.Create(CultureInfo.InvariantCulture, $"libicuuc.so.{version}"), out var library))
        {
            return false;
        }

        NativeLibrary.Free(library);
        return true;
    }
}
