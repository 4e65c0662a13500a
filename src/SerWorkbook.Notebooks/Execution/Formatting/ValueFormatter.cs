using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Turns values into the representations that are stored in a notebook.</summary>
/// <remarks>
/// A type that brings formatters by convention decides itself. Otherwise: texts, numbers and other scalars are
/// <c>text/plain</c>, and so are objects with a text of their own; sequences of objects, dictionaries, records and plain
/// objects are tables in <c>text/html</c> with <c>text/plain</c> beside it.
/// </remarks>
/// <param name="warn">Told, in one sentence, of a formatter that cannot be used.</param>
internal sealed class ValueFormatter(Action<string> warn)
{
    private const string ChartColumn = "Value";
    private const string Html = "text/html";
    private const string Csv = "text/csv";

    private readonly ConventionFormatters _conventions = new(warn);
    private readonly ConcurrentDictionary<(Type Type, string MimeType), bool> _failed = new();

    /// <summary>The formatters that cells registered.</summary>
    public RegisteredFormatters Registered => _conventions.Registered;

    /// <summary>How much of a value is written.</summary>
    public FormattingLimits Limits { get; } = new();

    /// <summary>Tells which representations values of a type have where none is asked for.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The MIME types, in order.</returns>
    public IReadOnlyList<string> PreferredMimeTypes(Type type) =>
        _conventions.For(type)?.PreferredMimeTypes ?? [type == typeof(string) ? "text/plain" : Limits.MimeType];

    /// <summary>Formats a value and the charts that it holds.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those that the value's type prefers.</param>
    /// <returns>The value, and after it each chart in its table; of a sequence of charts alone, only the charts.</returns>
    /// <exception cref="NotebookException">The value has no such representation.</exception>
    public IReadOnlyList<MimeBundle> FormatAll(object? value, IReadOnlyList<string> mimeTypes)
    {
        var (bundle, shown) = Compose(value, mimeTypes);
        List<MimeBundle> charts = [.. (shown?.Rows ?? []).SelectMany(row => row).Where(IsChart).Select(chart => Format(chart, []))];
        var isAll = shown is { Columns: [ChartColumn], More: null } && charts.Count == shown.Rows.Count;
        return isAll ? charts : [bundle, .. charts];
    }

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those that the value's type prefers.</param>
    /// <returns>At least one representation.</returns>
    /// <exception cref="NotebookException">The value has no such representation.</exception>
    public MimeBundle Format(object? value, IReadOnlyList<string> mimeTypes) => Compose(value, mimeTypes).Bundle;

    private (MimeBundle Bundle, ValueTable? Table) Compose(object? value, IReadOnlyList<string> mimeTypes)
    {
        Limits.Enter();
        if (Markup.Of(value) is { } own && (mimeTypes.Count == 0 || own.MimeTypes.SequenceEqual(mimeTypes)))
        {
            return (own, null);
        }

        var convention = value is null ? null : _conventions.For(value.GetType());
        var seen =
            DataFrames.Table(value)
            ?? (value is IEnumerable items and not IDictionary && ScalarText.Of(value) is null ? SequencePreview.Of(items) : value);
        var bundle = MimeBundle.Empty;
        var isAsked = mimeTypes.Count > 0 || convention?.IsChosen == true;
        foreach (var mimeType in mimeTypes.Count > 0 ? mimeTypes : convention?.PreferredMimeTypes ?? [])
        {
            bundle = Written(convention, value, mimeType, bundle) ?? Other(seen, value, mimeType, isAsked ? bundle : null) ?? bundle;
        }

        if (bundle.MimeTypes.Count == 0 && mimeTypes.Count > 0)
        {
            throw new NotebookException(
                $"A value of type {TypeNames.Of(value?.GetType() ?? typeof(object))} cannot be shown as {string.Join(", ", mimeTypes)}."
            );
        }

        return bundle.MimeTypes.Count > 0 ? (bundle, null)
            : Limits.MimeType == Html && DataFrames.LongTable(value) is { } frame ? (OfFrame(value!, frame), null)
            : Default(seen);
    }

    private MimeBundle? Other(object? seen, object? value, string mimeType, MimeBundle? bundle) =>
        bundle is not null && Write(seen, value, mimeType) is { } text ? bundle.With(mimeType, text) : null;

    // A formatter that fails is one that does not take the value; the JSON of one may be none.
    private MimeBundle? Written(ConventionFormatter? convention, object? value, string mimeType, MimeBundle bundle)
    {
        try
        {
            return convention?.Write(value!, mimeType) is { } text ? bundle.With(mimeType, text) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            if (_failed.TryAdd((value!.GetType(), mimeType), true))
            {
                warn($"The formatter of {TypeNames.Of(value.GetType())} for {mimeType} failed: {cause.Message.TrimEnd('.')}.");
            }

            return null;
        }
    }

    private (MimeBundle Bundle, ValueTable? Table) Default(object? value)
    {
        return Limits.MimeType == Html && Table(value) is { } table
            ? (MimeBundle.Empty.With(Html, HtmlOf(table)).With("text/plain", Text(value!, table)), table)
            : (MimeBundle.Empty.With("text/plain", Write(value, value, "text/plain")!), null);
    }

    // The CSV is the whole frame, or is left to those who ask for it.
    private static MimeBundle OfFrame(object frame, ValueTable table)
    {
        var bundle = MimeBundle
            .Empty.With(Html, DataTable.Write(table, Escaped))
            .With("text/plain", TextTable.Write(DataFrames.Table(frame)!, LineText.Short));
        return table.More is null ? bundle.With(Csv, DataFrames.Csv(frame)!) : bundle;
    }

    private static string Escaped(object? value) => HtmlText.Escape(LineText.Short(value));

    // What was asked for by name.
    private string? Write(object? seen, object? value, string mimeType) =>
        (value, mimeType) switch
        {
            (_, _) when Markup.Of(value)?.Text(mimeType) is { } text => text,
            (string text, Html) => $"<pre>{HtmlText.Escape(text)}</pre>",
            (string text, _) => text,
            (_, Html) when DataFrames.LongTable(value) is { } frame => DataTable.Write(frame, Escaped),
            (_, Csv) => DataFrames.Csv(value),
            (_, Html) => Table(seen) is { } table ? HtmlOf(table) : HtmlText.Escape(LineText.Of(seen)),
            (_, "text/plain") => Table(seen) is { } table ? Text(seen!, table) : LineText.Of(seen),
            (_, "application/json") => JsonSerializer.Serialize(value),
            _ => null,
        };

    private ValueTable? Table(object? value) =>
        value switch
        {
            ValueTable table => table,
            ITabular { Table: var table } => table,
            SequencePreview items when items.Shown.Any(IsChart) => new ValueTable(
                [ChartColumn],
                [.. items.Shown.Select(i => new[] { i })],
                items.More("rows")
            ),
            SequencePreview items => DataFrames.Table(items) ?? ValueTables.FromItems(items, IsWrittenByCell),
            ITuple tuple => TableOfCharts(tuple),
            _ when ScalarText.Of(value) is not null => null,
            IDictionary dictionary => ValueTables.FromEntries(dictionary),
            _ when LineText.IsBestInItsOwnWords(value!) => null,
            _ => ValueTables.FromObject(value!),
        };

    private string HtmlOf(ValueTable table) => HtmlTable.Write(table, v => Nested(v) ?? HtmlText.Escape(Line(v)));

    private string Text(object value, ValueTable table) =>
        value is not (SequencePreview or IDictionary or ValueTable or ITuple)
        && LineText.DescribesItself(value)
        && !table.Rows.SelectMany(row => row).Any(IsNamedOnly)
            ? LineText.Of(value)
            : TextTable.Write(table, Line);

    // The text of a record would write these out.
    private bool IsNamedOnly(object? value) => value is not null && (IsChart(value) || DataFrames.Words(value) is not null);

    private string Line(object? value) =>
        IsChart(value) ? ChartWords(value!)
        : IsWrittenByCell(value) ? ShortText.Of(OfCell(value!) ?? LineText.Short(value), 300)
        : LineText.Short(value);

    private bool IsWrittenByCell(object? value) => value is not null && Registered.Has(value.GetType());

    private string? OfCell(object value) =>
        Written(_conventions.For(value.GetType()), value, "text/plain", MimeBundle.Empty)?.Text("text/plain");

    // A chart in a table is named there, and drawn below.
    private string? Nested(object? value) =>
        value is null || IsChart(value) ? null
        : Markup.Of(value) is { } markup ? markup.Text(Html)
        : Written(_conventions.For(value.GetType()), value, Html, MimeBundle.Empty)?.Text(Html);

    private string ChartWords(object chart) =>
        ShortText.Of(
            Written(_conventions.For(chart.GetType()), chart, "text/plain", MimeBundle.Empty)?.Text("text/plain")?.Split('\n')[0]
                ?? "chart",
            100
        );

    private bool IsChart(object? value) =>
        value is not null
        && ScalarText.Of(value) is null
        && _conventions.For(value.GetType())?.PreferredMimeTypes.Contains(PlotlyCharts.MimeType) == true;

    private ValueTable? TableOfCharts(ITuple tuple)
    {
        var items = Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).ToList();
        return items.Exists(IsChart) ? new ValueTable([], [.. items.Select((item, i) => new[] { $"Item{i + 1}", item })], null) : null;
    }
}
