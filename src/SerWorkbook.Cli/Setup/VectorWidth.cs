using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace SerWorkbook.Cli.Setup;

/// <summary>Holds ser to vectors of 256 bits, so that processors with AVX-512 give the same results as those with AVX2.</summary>
/// <remarks>
/// The trainers of ML.NET sum over as many lanes as the processor has, so that the last digits of their models depend on its
/// width. The runtime takes the width from the environment, and only when it starts. On Linux the program therefore replaces
/// itself once: it stays the same process, with the same arguments, files and signals. Elsewhere the notebooks, which run in a
/// process of their own, have the setting; for other commands the variable can be set by hand. Whoever has set it is obeyed.
/// </remarks>
internal static class VectorWidth
{
    /// <summary>The runtime's variable for the widest vectors that it takes to be fast.</summary>
    public const string Variable = "DOTNET_PreferredVectorBitWidth";

    /// <summary>The width that all results are made with, bits.</summary>
    public const string Bits = "256";

    private const string CommandLine = "/proc/self/cmdline";

    /// <summary>Starts the program anew with the width set, where that makes a difference. Returns where it does not.</summary>
    public static void Settle()
    {
        if (
            OperatingSystem.IsLinux()
            && Vector512.IsHardwareAccelerated
            && !Debugger.IsAttached
            && Environment.GetEnvironmentVariable(Variable) is null
            && Environment.ProcessPath is { } program
            && File.Exists(CommandLine)
            && SetVariable(Variable, Bits, 1) == 0
        )
        {
            Replace(program, File.ReadAllBytes(CommandLine));
        }
    }

    // Arguments are handed on byte by byte, since not all of them need be valid text.
    private static void Replace(string program, byte[] commandLine)
    {
        var text = Marshal.AllocHGlobal(commandLine.Length);
        Marshal.Copy(commandLine, 0, text, commandLine.Length);
        List<nint> arguments = [text];
        for (var i = 0; i < commandLine.Length - 1; i++)
        {
            if (commandLine[i] == 0)
            {
                arguments.Add(text + i + 1);
            }
        }

        // The new runtime opens a socket of the same name for diagnostic tools, and would leave the old one behind.
        foreach (var socket in Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{Environment.ProcessId}-*-socket"))
        {
            File.Delete(socket);
        }

        // Returns only if the program could not be replaced; then it goes on as it is.
        _ = Execute([.. Encoding.UTF8.GetBytes(program), 0], [.. arguments, 0]);
        Marshal.FreeHGlobal(text);
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
        int overwrite
    );

    [DllImport("libc", EntryPoint = "execv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Execute(byte[] program, nint[] arguments);
}
