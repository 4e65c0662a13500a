using System.Text.Json.Nodes;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Fields that replies have in common.</summary>
internal static class Replies
{
    /// <summary>Says that all went well.</summary>
    /// <returns>A reply to add to.</returns>
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    /// <summary>Says what went wrong.</summary>
    /// <param name="name">The kind of error.</param>
    /// <param name="message">What happened.</param>
    /// <param name="traceback">Where it happened, as lines.</param>
    /// <returns>A reply to add to.</returns>
    public static JsonObject Error(string name, string message, IEnumerable<string> traceback)
    {
        var reply = ErrorFields(name, message, traceback);
        reply.Insert(0, "status", "error");
        return reply;
    }

    /// <summary>The fields of an error without the status, as they are published.</summary>
    /// <param name="name">The kind of error.</param>
    /// <param name="message">What happened.</param>
    /// <param name="traceback">Where it happened, as lines.</param>
    /// <returns>The fields.</returns>
    public static JsonObject ErrorFields(string name, string message, IEnumerable<string> traceback) =>
        new()
        {
            ["ename"] = name,
            ["evalue"] = message,
            ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
        };
}
