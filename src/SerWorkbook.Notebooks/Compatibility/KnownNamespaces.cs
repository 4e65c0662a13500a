// Notebooks import these namespaces of .NET Interactive without using their types, which they cannot do where the namespaces do not exist.
namespace Microsoft.DotNet.Interactive.Connection
{
    internal static class ConnectionNamespace;
}

namespace Microsoft.DotNet.Interactive.Directives
{
    internal static class DirectivesNamespace;
}

namespace Microsoft.DotNet.Interactive.Documents
{
    internal static class DocumentsNamespace;
}

namespace Microsoft.DotNet.Interactive.Formatting.Csv
{
    internal static class CsvNamespace;
}

namespace Microsoft.DotNet.Interactive.Http
{
    internal static class HttpNamespace;
}

namespace Microsoft.DotNet.Interactive.Parsing
{
    internal static class ParsingNamespace;
}

namespace Microsoft.DotNet.Interactive.Utility
{
    internal static class UtilityNamespace;
}

namespace Microsoft.DotNet.Interactive.ValueSharing
{
    internal static class ValueSharingNamespace;
}
