using System.Diagnostics;

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

    public string At(string name) => _folder.File(name);

    public SerOutput Run(params string[] args)
    {
        using var process = Start(args);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new SerOutput(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ser.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Dispose();
}
