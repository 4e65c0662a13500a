using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Packages;

/// <summary>Lets the SDK restore packages.</summary>
internal static partial class PackageRestorer
{
    /// <summary>Restores a project, unless an earlier restore still holds.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellationToken">Ends the SDK.</param>
    /// <returns>The files that the packages bring.</returns>
    /// <exception cref="PackageException">A package is missing, no source can be reached, or there is no SDK.</exception>
    public static async Task<PackageFiles> RestoreAsync(PackageProject project, CancellationToken cancellationToken)
    {
        if (project.IsSettled && PackageFiles.Read(project.AssetsFile) is { AreThere: true } earlier)
        {
            return earlier;
        }

        NotebookFile.WriteAllText(project.ProjectFile, project.Text);
        var (code, output) = await RunAsync(project, cancellationToken).ConfigureAwait(false);
        if (code != 0)
        {
            throw Unsuitable().Match(output) is { Success: true } found
                ? new UnsuitablePackageException(found.Groups["name"].Value, found.Groups["version"].Value, Reason(output))
                : new PackageException(Reason(output));
        }

        return PackageFiles.Read(project.AssetsFile);
    }

    private static async Task<(int Code, string Output)> RunAsync(PackageProject project, CancellationToken cancellationToken)
    {
        using var process = Start(project);
        using var stop = cancellationToken.Register(() => Kill(process));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output =
            await process.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false) + await error.ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return (process.ExitCode, output);
    }

    private static Process Start(PackageProject project)
    {
        var start = new ProcessStartInfo(DotNetProgram.Path)
        {
            WorkingDirectory = project.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in new[] { "restore", project.ProjectFile, "--verbosity", "quiet", "--nologo", "--disable-build-servers" })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(IsOfBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Without a network the user waits for seconds, not for minutes.
        start.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "2";
        start.Environment["NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS"] = "300";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new PackageException("packages need the .NET SDK, and 'dotnet' cannot be started", e);
        }
    }

    // A host that was itself started by the SDK has settings of that build, which are not for this one.
    private static bool IsOfBuild(string variable) => variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended of itself.
        }
    }

    private static string Reason(string output)
    {
        if (output.Contains("No .NET SDKs were found", StringComparison.Ordinal))
        {
            return "packages need the .NET SDK, and only the runtime is installed";
        }

        if (Unreachable().Match(output) is { Success: true } network)
        {
            return $"it is not on this machine, and the package source {network.Groups["source"].Value} cannot be reached";
        }

        if (Error().Match(output) is { Success: true } error)
        {
            return error.Groups["message"].Value.Trim().TrimEnd('.');
        }

        return "the SDK's restore failed: " + Spaces().Replace(output.Trim(), " ");
    }

    [GeneratedRegex(@"error NU1301: .*?(?<source>https?://[^\s'"",]+|'[^']+')", RegexOptions.ExplicitCapture)]
    private static partial Regex Unreachable();

    [GeneratedRegex(@"error NU1202: Package (?<name>\S+) (?<version>\S+) is not compatible with", RegexOptions.ExplicitCapture)]
    private static partial Regex Unsuitable();

    [GeneratedRegex(@"error (NU|MSB|NETSDK)\d+: (?<message>[^\[\r\n]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Error();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
