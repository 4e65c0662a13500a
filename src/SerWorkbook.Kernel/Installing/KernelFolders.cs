using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel;

/// <summary>Where Jupyter looks for kernels, by its document "Common directories and file locations".</summary>
public static class KernelFolders
{
    /// <summary>The folder of the present user.</summary>
    /// <returns>The absolute path of a folder that need not exist.</returns>
    public static string OfUser()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } data)
        {
            return Path.GetFullPath(Path.Combine(data, "kernels"));
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter", "kernels");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length == 0)
        {
            throw new NotebookException("This user has no home folder; say with --prefix where the kernel goes.");
        }

        if (OperatingSystem.IsMacOS())
        {
            return Path.Combine(home, "Library", "Jupyter", "kernels");
        }

        var share = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } given
            ? given
            : Path.Combine(home, ".local", "share");
        return Path.Combine(share, "jupyter", "kernels");
    }

    /// <summary>The folder below a prefix, such as that of a Python environment.</summary>
    /// <param name="prefix">The prefix, such as <c>/usr/local</c>.</param>
    /// <returns>The absolute path of a folder that need not exist.</returns>
    public static string Below(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");
    }
}
