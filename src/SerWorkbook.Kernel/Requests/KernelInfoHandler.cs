using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Says what this kernel is, as soon as cells can run.</summary>
internal sealed class KernelInfoHandler(KernelState state) : IRequestHandler
{
    private const string LanguageVersion = "14.0";

    public string Type => "kernel_info_request";

    public async Task<JsonObject?> HandleAsync(Request request)
    {
        // A client takes the reply for leave to send cells, and some give the first one little time.
        await state.Started.ConfigureAwait(false);
        var version = typeof(KernelInfoHandler).Assembly.GetName().Version?.ToString(3) ?? "0";
        var reply = Replies.Ok();
        reply["protocol_version"] = MessageFrames.ProtocolVersion;
        reply["implementation"] = "serworkbook";
        reply["implementation_version"] = version;
        reply["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = LanguageVersion,
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        };
        reply["banner"] = $"SerWorkbook {version}: C# {LanguageVersion} on .NET {Environment.Version}";
        reply["help_links"] = new JsonArray(
            new JsonObject { ["text"] = "C# language", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" }
        );
        reply["debugger"] = false;
        reply["supported_features"] = new JsonArray();
        return reply;
    }
}
