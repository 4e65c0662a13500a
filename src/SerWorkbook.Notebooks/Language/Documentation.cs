using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SerWorkbook.Notebooks.Language;

/// <summary>Reads the documentation of a symbol from the XML file beside its assembly, or from the SDK's for the framework.</summary>
internal static partial class Documentation
{
    /// <summary>Gives the summary, the parameters and what is returned.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="compilation">What the symbol was found in.</param>
    /// <returns>Plain text; empty where there is no documentation.</returns>
    public static string Of(ISymbol symbol, Compilation compilation)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        if (definition.GetDocumentationCommentId() is not { } id || definition.ContainingAssembly is not { } assembly)
        {
            return "";
        }

        if (compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { } path })
        {
            return "";
        }

        var member = Files(path).Select(file => Member(file, id)).FirstOrDefault(m => m is not null);
        return member is null ? "" : Text(member);
    }

    private static IEnumerable<string> Files(string assembly)
    {
        var beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside))
        {
            return [beside];
        }
        // …/shared/Microsoft.NETCore.App/10.0.1/X.dll is documented in …/packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0/Y.xml.
        var framework = new FileInfo(assembly).Directory?.Parent;
        var packs = framework?.Parent?.Parent is { } root ? Path.Combine(root.FullName, "packs", framework.Name + ".Ref") : "";
        if (!Directory.Exists(packs))
        {
            return [];
        }

        return Directory
            .GetFiles(packs, "*.xml", SearchOption.AllDirectories)
            .OrderByDescending(file => Path.GetFileName(file) == Path.GetFileName(beside))
            .ThenByDescending(file => Path.GetFileName(file) == "System.Runtime.xml")
            .ThenBy(file => file, StringComparer.Ordinal);
    }

    private static XElement? Member(string file, string id)
    {
        try
        {
            using var reader = XmlReader.Create(
                file,
                new XmlReaderSettings { IgnoreWhitespace = false, DtdProcessing = DtdProcessing.Prohibit }
            );
            while (reader.ReadToFollowing("member"))
            {
                if (reader.GetAttribute("name") == id)
                {
                    return (XElement)XNode.ReadFrom(reader);
                }
            }
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            // Documentation that cannot be read is documentation that is not there.
        }

        return null;
    }

    private static string Text(XElement member)
    {
        var lines = new List<string> { Plain(member.Element("summary")) };
        lines.AddRange(member.Elements("param").Select(p => $"{p.Attribute("name")?.Value}: {Plain(p)}"));
        if (member.Element("returns") is { } returns)
        {
            lines.Add("returns: " + Plain(returns));
        }

        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string Plain(XElement? element) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { HasElements: false, IsEmpty: true } reference => Name(reference),
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
