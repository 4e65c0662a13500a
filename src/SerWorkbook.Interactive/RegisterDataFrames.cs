using Microsoft.DotNet.Interactive.Commands;

namespace SerWorkbook.Interactive;

/// <summary>Registers the formatters of data frames when all extensions are loaded.</summary>
/// <remarks>Microsoft.Data.Analysis brings an extension of its own, which is loaded later and would replace them.</remarks>
internal sealed class RegisterDataFrames : KernelCommand
{
    public RegisterDataFrames(string kernel)
        : base(kernel)
    {
        Handler = (_, _) =>
        {
            DataFrameFormatters.Register();
            return Task.CompletedTask;
        };
    }
}
