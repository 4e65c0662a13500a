using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace SerWorkbook.Cli.Setup;

/// <summary>Starts the program anew with the settings that its command needs and that the runtime only reads when it starts.</summary>
/// <remarks>
/// The runtime takes these settings from the environment. On Linux the program therefore replaces itself once: it stays the same
/// process, with the same arguments, files and signals. Elsewhere the notebooks, which run in a process of their own, have the
/// settings; for other commands the variables can be set by hand. Whoever has set them is obeyed.
/// </remarks>
internal static class RuntimeStart
{
    private const string CommandLine = "/proc/self/cmdline";

    /// <summary>Starts the program anew where a setting is missing. Returns where none is.</summary>
    /// <param name="args">The arguments after <c>ser</c>.</param>
    public static void Settle(ReadOnlySpan<string> args)
    {
        if (!OperatingSystem.IsLinux() || Debugger.IsAttached)
        {
            return;
        }

        // A start takes 65 ms, a quarter of what a short command takes.
        var missing = RuntimeSettings
            .For(args, Vector512.IsHardwareAccelerated)
            .Where(setting => Environment.GetEnvironmentVariable(setting.Key) is null)
            .ToArray();
        if (
            missing.Length > 0
            && Environment.ProcessPath is { } program
            && File.Exists(CommandLine)
            && missing.All(setting => SetVariable(setting.Key, setting.Value, 1) == 0)
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
