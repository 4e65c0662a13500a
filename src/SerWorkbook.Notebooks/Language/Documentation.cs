using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SerWorkbook.Notebooks.Language;

/// <summary>Writes documentation comments as plain text.</summary>
internal static partial class Documentation
{
    /// <summary>Gives the summary, the parameters, what is returned and thrown, and the remarks.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="compilation">What the symbol was found in.</param>
    /// <returns>Plain text; empty where there is no documentation.</returns>
    public static string Of(ISymbol symbol, Compilation compilation) =>
        symbol switch
        {
            IParameterSymbol parameter => OfParameter(parameter, compilation),
            _ when DocumentationXml.Of(symbol, compilation) is { } member && Text(member) is { Length: > 0 } text => text,
            // A constructor without words of its own makes what its type describes.
            IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type } => Of(type, compilation),
            _ => "",
        };

    /// <summary>Gives what is said about a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="compilation">What it was found in.</param>
    /// <returns>Plain text; empty where nothing is said.</returns>
    public static string OfParameter(IParameterSymbol parameter, Compilation compilation)
    {
        ISymbol?[] owners = [parameter.ContainingSymbol, parameter.ContainingType];
        return owners
                .OfType<ISymbol>()
                .Select(owner => DocumentationXml.Of(owner, compilation)?.Elements("param"))
                .SelectMany(elements => elements ?? [])
                .Where(element => element.Attribute("name")?.Value == parameter.Name)
                .Select(Plain)
                .FirstOrDefault(text => text.Length > 0)
            ?? "";
    }

    /// <summary>Gives the summary of a comment.</summary>
    /// <param name="member">The comment.</param>
    /// <returns>Plain text; empty where there is none.</returns>
    public static string Summary(XElement member) => Plain(member.Element("summary"));

    private static string Text(XElement member)
    {
        var lines = new List<string> { Summary(member) };
        lines.AddRange(member.Elements("typeparam").Where(p => !p.IsEmpty).Select(Named));
        lines.AddRange(member.Elements("param").Where(p => !p.IsEmpty).Select(Named));
        foreach (var (name, words) in ((string, string)[])[("returns", "returns: "), ("value", "value: "), ("remarks", "")])
        {
            lines.AddRange(member.Elements(name).Select(Plain).Where(text => text.Length > 0).Select(text => words + text));
        }

        lines.AddRange(member.Elements("exception").Select(e => $"throws {Name(e)}: {Plain(e)}".TrimEnd(':', ' ')));
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string Named(XElement parameter) => $"{parameter.Attribute("name")?.Value}: {Plain(parameter)}";

    private static string Plain(XElement? element) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { HasElements: false, IsEmpty: true } reference => Name(reference),
            XElement { Name.LocalName: "para" or "item" or "code" } block => " " + string.Concat(block.Nodes().Select(Plain)) + " ",
            XElement element => string.Concat(element.Nodes().Select(Plain)),
            _ => "",
        };

    // <see cref="M:System.String.Join(…)"/> reads String.Join.
    private static string Name(XElement reference)
    {
        var name = reference.Attribute("cref")?.Value ?? reference.Attribute("langword")?.Value ?? reference.Attribute("name")?.Value ?? "";
        var bare = name.Length > 1 && name[1] == ':' ? name[2..] : name;
        var parts = bare.Split('(')[0].Split('.');
        return name.StartsWith("T:", StringComparison.Ordinal) || parts.Length < 2 ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
