namespace SerWorkbook.Cli.Terminal;

/// <summary>Hands progress on as text.</summary>
internal sealed class StatusProgress<T>(Action<string> show, Func<T, FormattableString> text) : IProgress<T>
{
    public void Report(T value) => show(FormattableString.Invariant(text(value)));
}
