using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>What the records of <c>--json</c> say of their keys, as Markdown.</summary>
internal sealed partial class JsonReference
{
    private readonly Dictionary<string, XElement> _docs;
    private readonly Type[] _records;

    public JsonReference()
    {
        var program = typeof(SerCommand).Assembly;
        _records =
        [
            .. program.GetTypes().Where(type => type.Namespace == "SerWorkbook.Cli.Json" && type.GetMethod("<Clone>$") is not null),
        ];
        _docs = XDocument
            .Load(Path.ChangeExtension(program.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);
    }

    /// <summary>Records that no other one contains: one per document, in the order of their commands.</summary>
    public IEnumerable<Type> Documents() =>
        _records
            .Except(_records.SelectMany(record => Properties(record).Select(property => RecordOf(property.PropertyType)).OfType<Type>()))
            .OrderBy(Summary, StringComparer.Ordinal);

    /// <summary>Records that several others contain have a section of their own.</summary>
    public IEnumerable<Type> Shared() =>
        _records
            .Where(record => _records.Sum(other => Properties(other).Count(property => RecordOf(property.PropertyType) == record)) > 1)
            .OrderBy(record => record.Name, StringComparer.Ordinal);

    /// <summary>The keys of a document, nested ones as <c>results[].uar</c>, with the properties that they come from.</summary>
    public IEnumerable<(string Key, PropertyInfo Property)> Keys(Type record, string prefix = "")
    {
        foreach (var property in Properties(record))
        {
            var key = prefix + KeyOf(property) + (IsList(property.PropertyType) ? "[]" : "");
            yield return (key, property);
            if (RecordOf(property.PropertyType) is { } nested && !Shared().Contains(nested))
            {
                foreach (var inner in Keys(nested, key + "."))
                {
                    yield return inner;
                }
            }
        }
    }

    public string Markdown()
    {
        var page = new StringBuilder();
        foreach (var document in Documents())
        {
            var summary = Summary(document);
            var command = DocumentCommand().Match(summary).Groups["command"].Value;
            page.Append($"## {command}\n\n").Append(summary == $"What `{command}` prints." ? "" : summary + "\n\n");
            Write(page, document);
        }

        foreach (var shared in Shared())
        {
            page.Append($"## {TitleOf(shared)}\n\n{Summary(shared)}\n\n");
            Write(page, shared);
        }

        return page.ToString();
    }

    public static string KeyOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private void Write(StringBuilder page, Type record)
    {
        page.Append("| key | type | meaning |\n| --- | --- | --- |\n");
        foreach (var (key, property) in Keys(record))
        {
            page.Append($"| `{key}` | {TypeOf(property)} | {Meaning(property)} |\n");
        }

        page.Append('\n');
    }

    private string TypeOf(PropertyInfo property)
    {
        var type = property.PropertyType;
        var optional = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        var name =
            RecordOf(type) is { } record && Shared().Contains(record)
                ? $"[{TitleOf(record).ToLowerInvariant()}](#{Anchor(record)})"
                : NameOf(type);
        return optional ? name + " or null" : name;
    }

    private string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? NameOf(value)
        : type == typeof(string) ? "string"
        : type == typeof(bool) ? "boolean"
        : type == typeof(int) || type == typeof(long) ? "integer"
        : type == typeof(double) ? "number"
        : IsList(type) && RecordOf(type) is null ? $"list of {Plural(NameOf(ElementOf(type)))}"
        : IsList(type) ? "list"
        : "object";

    // "list of integers" becomes "lists of integers".
    private static string Plural(string name) =>
        name.StartsWith("list", StringComparison.Ordinal) ? "lists" + name["list".Length..] : name + "s";

    private string Summary(Type record) => Text(_docs[$"T:{record.FullName}"].Element("summary")!);

    private string Meaning(PropertyInfo property) =>
        Text(
            _docs[$"T:{property.DeclaringType!.FullName}"]
                .Elements("param")
                .Single(param => param.Attribute("name")!.Value == property.Name)
        );

    private static string Text(XElement element) =>
        Spaces()
            .Replace(string.Concat(element.Nodes().Select(node => node is XElement code ? $"`{code.Value}`" : ((XText)node).Value)), " ")
            .Trim();

    private static string TitleOf(Type record) =>
        CapitalAfterSmall().Replace(record.Name[..^"Json".Length], " ").ToLowerInvariant() is var words
            ? char.ToUpperInvariant(words[0]) + words[1..]
            : "";

    private static string Anchor(Type record) => TitleOf(record).ToLowerInvariant().Replace(' ', '-');

    private static IEnumerable<PropertyInfo> Properties(Type record) => record.GetProperties(BindingFlags.Instance | BindingFlags.Public);

    private Type? RecordOf(Type type) => _records.FirstOrDefault(record => record == (IsList(type) ? ElementOf(type) : type));

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) && type != typeof(IEnumerable);

    private static Type ElementOf(Type type) => type.GetGenericArguments()[0];

    [GeneratedRegex(@"`(?<command>ser [^`]*--json)`")]
    private static partial Regex DocumentCommand();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex CapitalAfterSmall();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
