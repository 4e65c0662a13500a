using System.Runtime.InteropServices;

namespace SerWorkbook.Notebooks;

/// <summary>The <c>dotnet</c> that runs this process.</summary>
public static class DotNetProgram
{
    /// <summary>
    /// Its path; the bare name where it cannot be told. It lies above the runtime: programs that are started from a desktop
    /// often have no dotnet in their PATH.
    /// </summary>
    public static string Path
    {
        get
        {
            var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
            var root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent?.Parent;
            var path = root is null ? name : System.IO.Path.Combine(root.FullName, name);
            return File.Exists(path) ? path : name;
        }
    }
}
