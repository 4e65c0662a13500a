using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Packages;

/// <summary>Assemblies of .NET Interactive that packages refer to: each only says that this assembly has the types.</summary>
/// <remarks>They take the place of the real ones, whose types would not be those that the engine knows.</remarks>
internal static class CompatibleAssemblies
{
    private const string Root = "Microsoft.DotNet.Interactive";
    private static readonly string[] Names = [Root, Root + ".CSharp", Root + ".Formatting"];
    private static readonly ConcurrentDictionary<string, byte[]> Images = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tells whether an assembly is replaced.</summary>
    /// <param name="simpleName">Its name without extension.</param>
    /// <returns>True for the assemblies whose types are here.</returns>
    public static bool IsReplaced(string simpleName) => Names.Contains(simpleName, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives the assembly that takes the place of another.</summary>
    /// <param name="simpleName">The name without extension.</param>
    /// <returns>The bytes of the assembly.</returns>
    public static byte[] Image(string simpleName) => Images.GetOrAdd(simpleName, Emit);

    private static byte[] Emit(string name)
    {
        var types = typeof(CompatibleAssemblies).Assembly.GetExportedTypes().Where(type => IsOfRoot(type) && !type.IsNested);
        var text = new StringBuilder("[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")]\n");
        foreach (var type in types)
        {
            var arguments = type.IsGenericType ? $"<{new string(',', type.GetGenericArguments().Length - 1)}>" : "";
            var full = $"global::{type.Namespace}.{type.Name.Split('`')[0]}{arguments}";
            text.Append("[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(").Append(full).Append("))]\n");
        }

        using var image = new MemoryStream();
        var result = CSharpCompilation
            .Create(
                name,
                [CSharpSyntaxTree.ParseText(text.ToString())],
                HostAssemblies.References,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true)
            )
            .Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new PackageException($"{name} cannot be replaced: {result.Diagnostics[0].GetMessage()}");
    }

    private static bool IsOfRoot(Type type) =>
        type.Namespace == Root || type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true;
}
