namespace SerWorkbook.Notebooks.Running;

/// <summary>Holds the process's current directory for one run at a time: it is the only one that a process has.</summary>
internal sealed class WorkingDirectory : IDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private readonly string _previous;

    private WorkingDirectory(string previous)
    {
        _previous = previous;
    }

    /// <summary>Waits until no other run holds the current directory, and changes it.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What gives the directory back when it is disposed of.</returns>
    /// <exception cref="NotebookException">There is no such folder.</exception>
    public static async Task<WorkingDirectory> EnterAsync(string folder, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var hasEntered = false;
        try
        {
            var previous = Environment.CurrentDirectory;
            Environment.CurrentDirectory = folder;
            hasEntered = true;
            return new WorkingDirectory(previous);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"'{folder}' cannot be the working directory: {e.Message}", e);
        }
        finally
        {
            if (!hasEntered)
            {
                Gate.Release();
            }
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_previous))
        {
            Environment.CurrentDirectory = _previous;
        }

        Gate.Release();
    }
}
