using System.Globalization;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Makes writers whose texts are the same on every machine.</summary>
internal static class InvariantText
{
    /// <summary>Makes a writer in the invariant culture whose lines end in a line feed.</summary>
    public static StringWriter Writer() => new(CultureInfo.InvariantCulture) { NewLine = "\n" };
}
