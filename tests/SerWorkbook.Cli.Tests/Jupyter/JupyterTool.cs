using System.ComponentModel;
using System.Diagnostics;

namespace SerWorkbook.Cli.Tests.Jupyter;

/// <summary>Runs Jupyter's own programs with the kernel installed for them alone.</summary>
internal static class JupyterTool
{
    /// <summary>Skips the test where a program is not installed.</summary>
    public static void Require(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.SkipUnless(process.ExitCode == 0, $"'{program} {string.Join(' ', arguments)}' does not work on this machine.");
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed on this machine.");
        }
    }

    /// <summary>Installs the kernel below the test's folder.</summary>
    public static void InstallKernel(SerProcess ser)
    {
        var installed = ser.Run("kernel", "install", "--prefix", ser.At("jupyter"));
        Assert.True(installed.Code == 0, installed.Error);
    }

    /// <summary>Starts a program that finds the kernel and nothing of the user's.</summary>
    public static Process Start(SerProcess ser, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = ser.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = ser.At("jupyter/share/jupyter");
        foreach (var name in new[] { "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR" })
        {
            start.Environment[name] = ser.At("home/" + name);
        }

        return Process.Start(start)!;
    }
}
