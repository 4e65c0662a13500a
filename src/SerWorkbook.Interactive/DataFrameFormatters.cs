using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Interactive;

/// <summary>Formats data frames, their columns and rows as tables.</summary>
internal static class DataFrameFormatters
{
    /// <summary>Registers the formatters.</summary>
    public static void Register()
    {
        foreach (var type in new[] { typeof(DataFrame), typeof(DataFrameColumn), typeof(DataFrameRow), typeof(DataFrameRowCollection) })
        {
            Formatter.Register(type, (value, text) => text.Write(Html(value)), MimeTypes.Html);
            Formatter.Register(type, (value, text) => text.Write(PlainText(value)), MimeTypes.Text);
            Formatter.SetPreferredMimeTypesFor(type, MimeTypes.Html, MimeTypes.Text);
        }

        Formatter.Register<DataFrame>(WriteCsv, MimeTypes.Csv);
        Formatter.SetPreferredMimeTypesFor(typeof(DataFrame), MimeTypes.Html, MimeTypes.Text, MimeTypes.Csv);
    }

    // A frame that is shown in part only has none: the formatter says so by taking no value.
    private static bool WriteCsv(DataFrame frame, FormatContext context)
    {
        if (DataFrames.LongTable(frame)?.More is not null)
        {
            return false;
        }

        context.Writer.Write(DataFrames.Csv(frame));
        return true;
    }

    private static string Html(object value) =>
        DataFrames.LongTable(value) is { } frame ? DataTable.Write(frame, cell => HtmlText.Escape(LineText.Short(cell)))
        : DataFrames.Table(value) is { } table ? HtmlTable.Write(table, cell => HtmlText.Escape(LineText.Short(cell)))
        : $"<p>{HtmlText.Escape(LineText.Of(value))}</p>";

    private static string PlainText(object value) =>
        DataFrames.Table(value) is { } table ? TextTable.Write(table, LineText.Short) : LineText.Of(value);
}
