using System.Diagnostics;
using System.Globalization;

namespace SerWorkbook.Cli.Tests;

/// <summary>Runs ser as its users do: as a process, in a folder of its own that looks like a checkout.</summary>
internal sealed class SerProcess : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SerProcess(bool withNotebooks = false)
    {
        File.WriteAllText(_folder.File("SerWorkbook.sln"), "");
        Directory.CreateDirectory(_folder.File("notebooks"));
        if (withNotebooks)
        {
            foreach (var notebook in Directory.GetFiles(Path.Combine(Repository.Root(), "notebooks"), "*.ipynb"))
            {
                File.Copy(notebook, Path.Combine(_folder.File("notebooks"), Path.GetFileName(notebook)));
            }
        }
    }

    public string Folder => _folder.Path;

    /// <summary>Variables of the environment that ser is started with, besides those of the tests.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public string At(string name) => _folder.File(name);

    public SerOutput Run(params string[] args) => RunWithInput([], args);

    public SerOutput RunWithInput(byte[] input, params string[] args)
    {
        using var process = Start(args);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new SerOutput(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public Process Start(params string[] args)
    {
        // A shell without job control lets what it starts in the background ignore SIGINT, and so would ser.
        var ignored = IgnoresInterrupts();
        var start = new ProcessStartInfo(ignored ? "env" : "dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (ignored)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ser.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Sends what Ctrl-C sends.</summary>
    public static void Interrupt(Process process)
    {
        using var signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        signal.WaitForExit();
        Assert.Equal(0, signal.ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IgnoresInterrupts()
    {
        const string Status = "/proc/self/status",
            Ignored = "SigIgn:";
        const long Interrupt = 1L << (2 - 1);
        return File.Exists(Status)
            && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } mask
            && (long.Parse(mask[Ignored.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }
}
