namespace SerWorkbook.Cli.Setup;

/// <summary>Variables of the environment that tell the runtime how to compile the code of a process.</summary>
internal static class RuntimeSettings
{
    // Both answer from what they read, without training anything.
    private static readonly string[] OfHelp = ["-?", "-h", "--help", "--version"];
    private static readonly string[] Short = ["predict"];

    // Commands that compute for longer than it takes to optimise all of their code.
    private static readonly string[] Long = ["features", "search", "evaluate", "audit-split", "bench"];
    private static readonly string[] LongData = ["demo", "audit"];

    /// <summary>Holds a process to vectors of 256 bits, so that processors with AVX-512 give the same results as those with AVX2.</summary>
    /// <remarks>
    /// The trainers of ML.NET sum over as many lanes as the processor has, so that the last digits of their models depend on its width.
    /// </remarks>
    public static KeyValuePair<string, string> VectorWidth { get; } = new("DOTNET_PreferredVectorBitWidth", "256");

    /// <summary>Lets every method be optimised when it is first called, instead of after it has run for a while.</summary>
    /// <remarks>
    /// A process that computes for a minute then takes 0.6 times the processor time, as loops do not run unoptimised at first. One that
    /// only compiles a few cells takes two seconds longer, which is why this is not the default.
    /// </remarks>
    public static KeyValuePair<string, string> OptimisedAtOnce { get; } = new("DOTNET_TC_QuickJit", "0");

    /// <summary>Lets garbage be collected every 16 MB (the value is hexadecimal).</summary>
    /// <remarks>
    /// By itself, the runtime waits for up to hundreds of MB, by the size of the processor's caches. The memory of a server that
    /// allocates little then stays level, instead of growing for an hour before it falls.
    /// </remarks>
    public static KeyValuePair<string, string> LevelMemory { get; } = new("DOTNET_GCgen0size", "1000000");

    /// <summary>The settings that a command of <c>ser</c> runs with.</summary>
    /// <param name="args">The arguments after <c>ser</c>.</param>
    /// <param name="wide">Whether the processor has vectors of 512 bits.</param>
    public static IEnumerable<KeyValuePair<string, string>> For(ReadOnlySpan<string> args, bool wide)
    {
        var settings = new List<KeyValuePair<string, string>>();
        if (args is [] || args.ContainsAny(OfHelp) || Short.AsSpan().Contains(args[0]))
        {
            return settings;
        }

        if (wide)
        {
            settings.Add(VectorWidth);
        }

        if (Long.AsSpan().Contains(args[0]) || (args is ["data", var what, ..] && LongData.AsSpan().Contains(what)))
        {
            settings.Add(OptimisedAtOnce);
        }

        return settings;
    }
}
