using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>Runs JavaScript in Node.</summary>
internal static class NodeScript
{
    private const string Node = "node";

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Lines for its standard input: there may be more than a command line takes.</param>
    /// <param name="cancellationToken">Ends the script.</param>
    /// <returns>The lines of its standard output.</returns>
    /// <exception cref="SerException">Node is not installed, or the script fails.</exception>
    public static string[] Run(string script, string[] arguments, IEnumerable<string> input, CancellationToken cancellationToken)
    {
        using var node = Start([script, .. arguments]);
        using var stop = cancellationToken.Register(() => End(node));
        var output = node.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = node.StandardError.ReadToEndAsync(CancellationToken.None);
        Write(node, input);
        node.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        var reason = error.GetAwaiter().GetResult().Trim();
        return node.ExitCode == 0
            ? output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new SerException(
                $"The npm package cannot predict: {(reason.Length > 0 ? reason : $"node ended with the exit code {node.ExitCode}.")}"
            );
    }

    private static void Write(Process node, IEnumerable<string> lines)
    {
        try
        {
            node.StandardInput.Write(string.Concat(lines.Select(line => line + "\n")));
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already; its exit code and its error text say why.
        }
    }

    private static Process Start(string[] arguments)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(Node, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new SerException(
                "The npm package cannot be checked: 'node' cannot be started; Node.js 18 or later must be installed and on the path.",
                fault
            );
        }
    }

    private static void End(Process node)
    {
        try
        {
            node.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            // It has ended of itself.
        }
    }
}
