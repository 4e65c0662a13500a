using System.Text.Json;
using SerWorkbook.Kernel.Messages;

namespace SerWorkbook.Kernel.Requests;

/// <summary>What an <c>execute_request</c> asks for.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="IsSilent">Nothing is published.</param>
/// <param name="IsStored">The cell is counted and remembered.</param>
/// <param name="StopOnError">If it fails, the cells that already wait are not executed.</param>
/// <param name="AllowsInput">The client can ask its user.</param>
/// <param name="UserExpressions">Expressions to evaluate afterwards, by name.</param>
internal sealed record CellRequest(
    string Code,
    bool IsSilent,
    bool IsStored,
    bool StopOnError,
    bool AllowsInput,
    IReadOnlyList<KeyValuePair<string, string>> UserExpressions
)
{
    /// <summary>Reads the fields of a request.</summary>
    /// <param name="content">The fields.</param>
    /// <returns>What they ask for, with the protocol's defaults.</returns>
    public static CellRequest Read(JsonElement content)
    {
        var silent = content.Flag("silent", false);
        return new CellRequest(
            content.Text("code"),
            silent,
            !silent && content.Flag("store_history", true),
            content.Flag("stop_on_error", true),
            content.Flag("allow_stdin", false),
            [.. content.Texts("user_expressions")]
        );
    }
}
