namespace SerWorkbook.Browser;

/// <summary>The entry point that the SDK asks for; JavaScript calls <see cref="ModelCalls"/> instead.</summary>
internal static class BrowserEntry
{
    private static void Main() { }
}
