namespace SerWorkbook.Cli.Setup;

/// <summary>How the runtime compiles the code of a process.</summary>
internal static class Compilation
{
    /// <summary>
    /// Variables of the environment that let every method be optimised when it is first called, instead of after it has run for a while.
    /// </summary>
    /// <remarks>
    /// A process that computes for a minute then takes 0.6 times the processor time, as loops do not run unoptimised at first. One
    /// that only
    /// compiles a few cells takes two seconds longer, which is why this is not the default.
    /// </remarks>
    public static IReadOnlyDictionary<string, string> OptimisedAtOnce { get; } =
        new Dictionary<string, string> { ["DOTNET_TC_QuickJit"] = "0", ["DOTNET_TieredPGO"] = "0" };
}
