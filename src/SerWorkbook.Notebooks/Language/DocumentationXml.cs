using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SerWorkbook.Notebooks.Language;

/// <summary>
/// Finds the documentation comments of symbols: in the cells themselves, in the XML file beside an assembly, or in the SDK's files for
/// the framework.
/// </summary>
internal static class DocumentationXml
{
    // Documentation that inherits from documentation that inherits: further than this nobody writes it.
    private const int MostInherited = 5;

    /// <summary>Finds the documentation of a symbol.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="compilation">What the symbol was found in.</param>
    /// <returns>The comment; null where there is none.</returns>
    public static XElement? Of(ISymbol symbol, Compilation compilation)
    {
        var at = Definition(symbol);
        for (var i = 0; i < MostInherited; i++)
        {
            var found = Written(at, compilation);
            if (found?.Element("inheritdoc") is null || Ancestor(at) is not { } ancestor)
            {
                return found;
            }

            at = ancestor.OriginalDefinition;
        }

        return null;
    }

    /// <summary>Finds the documentation of many symbols, reading each file once.</summary>
    /// <param name="symbols">The symbols.</param>
    /// <param name="compilation">What they were found in.</param>
    /// <returns>The comments that were found; of the framework only those in the two files where they mostly are.</returns>
    public static IReadOnlyDictionary<ISymbol, XElement> OfAll(IEnumerable<ISymbol> symbols, Compilation compilation)
    {
        const int mostFiles = 2;
        var found = new Dictionary<ISymbol, XElement>(SymbolEqualityComparer.Default);
        foreach (var group in symbols.GroupBy(symbol => AssemblyFile(Definition(symbol), compilation), StringComparer.Ordinal))
        {
            if (group.Key is null)
            {
                foreach (var symbol in group)
                {
                    Add(symbol, Written(Definition(symbol), compilation));
                }

                continue;
            }

            var byId = group
                .Select(symbol => (Symbol: symbol, Id: Definition(symbol).GetDocumentationCommentId()))
                .Where(s => s.Id is not null)
                .GroupBy(s => s.Id!, StringComparer.Ordinal)
                .ToDictionary(s => s.Key, s => s.First().Symbol, StringComparer.Ordinal);
            foreach (var file in Files(group.Key).Take(mostFiles).Where(_ => byId.Count > 0))
            {
                foreach (var member in Members(file, byId.ContainsKey))
                {
                    var id = member.Attribute("name")!.Value;
                    Add(byId[id], member);
                    byId.Remove(id);
                    if (byId.Count == 0)
                    {
                        break;
                    }
                }
            }
        }

        return found;

        void Add(ISymbol symbol, XElement? member)
        {
            if (member is not null)
            {
                found[symbol] = member;
            }
        }
    }

    private static ISymbol Definition(ISymbol symbol) =>
        symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;

    private static XElement? Written(ISymbol definition, Compilation compilation)
    {
        if (definition.DeclaringSyntaxReferences.Length > 0)
        {
            return Parse(definition.GetDocumentationCommentXml());
        }

        return definition.GetDocumentationCommentId() is { } id && AssemblyFile(definition, compilation) is { } path
            ? Files(path).SelectMany(file => Members(file, name => name == id)).FirstOrDefault()
            : null;
    }

    private static string? AssemblyFile(ISymbol definition, Compilation compilation) =>
        definition.ContainingAssembly is { } assembly
        && compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path }
            ? path
            : null;

    // What a member overrides or implements, a type extends, or, of a constructor, the type's own.
    private static ISymbol? Ancestor(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { OverriddenMethod: { } overridden } => overridden,
            IPropertySymbol { OverriddenProperty: { } overridden } => overridden,
            IEventSymbol { OverriddenEvent: { } overridden } => overridden,
            INamedTypeSymbol { BaseType: { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType } parent } =>
                parent,
            INamedTypeSymbol { Interfaces: [var first, ..] } => first,
            IMethodSymbol or IPropertySymbol or IEventSymbol => symbol
                .ContainingType?.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name))
                .FirstOrDefault(m =>
                    SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(m), symbol)
                ),
            _ => null,
        };

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

    private static IEnumerable<XElement> Members(string file, Func<string, bool> wanted)
    {
        using var reader = Open(file);
        while (reader is not null && Next(reader, wanted) is { } member)
        {
            yield return member;
        }
    }

    // Documentation that cannot be read is documentation that is not there.
    private static XmlReader? Open(string file)
    {
        try
        {
            return XmlReader.Create(file, new XmlReaderSettings { IgnoreWhitespace = false, DtdProcessing = DtdProcessing.Prohibit });
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static XElement? Next(XmlReader reader, Func<string, bool> wanted)
    {
        try
        {
            while (reader.LocalName == "member" && reader.NodeType == XmlNodeType.Element || reader.ReadToFollowing("member"))
            {
                if (reader.GetAttribute("name") is { } name && wanted(name))
                {
                    return (XElement)XNode.ReadFrom(reader);
                }

                reader.Read();
            }
        }
        catch (Exception e) when (e is XmlException or IOException)
        {
            // See above.
        }

        return null;
    }

    private static XElement? Parse(string? xml)
    {
        try
        {
            return string.IsNullOrWhiteSpace(xml) ? null : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
