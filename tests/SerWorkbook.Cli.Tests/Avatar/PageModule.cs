using Jint;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary>A module of the avatar's page, without a browser.</summary>
internal static class PageModule
{
    /// <summary>Evaluates an expression that uses what a module exports.</summary>
    /// <param name="module">The module's file.</param>
    /// <param name="names">What to import from it.</param>
    /// <param name="expression">The expression.</param>
    /// <returns>Its value as JSON.</returns>
    public static string Evaluate(string module, string names, string expression)
    {
        using var engine = new Engine();
        engine.Modules.Add(module, File.ReadAllText(Path.Combine(Repository.Root(), "src/SerWorkbook.Avatar/page", module)));
        engine.Modules.Add("test", $"import {{ {names} }} from '{module}'; export const answer = JSON.stringify({expression});");
        return engine.Modules.Import("test").Get("answer").AsString();
    }
}
