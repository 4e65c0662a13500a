namespace SerWorkbook;

/// <summary>One part of a report: prose, or something that is shown.</summary>
public sealed class ReportBlock
{
    private ReportBlock(string? prose, object? content)
    {
        Prose = prose;
        Content = content;
    }

    /// <summary>Markdown; <see langword="null"/> for a block that shows something.</summary>
    public string? Prose { get; }

    /// <summary>
    /// A <see cref="ResultTable"/>, <see cref="Figure"/>, <see cref="Findings"/>, <see cref="Alarm"/> or <see cref="Notice"/>;
    /// <see langword="null"/> for prose.
    /// </summary>
    public object? Content { get; }

    /// <summary>A heading or a paragraph.</summary>
    /// <param name="markdown">Markdown of our own: texts of a corpus or a model in it must be escaped.</param>
    public static ReportBlock Text(string markdown)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(markdown);
        return new ReportBlock(markdown, null);
    }

    /// <summary>A table.</summary>
    /// <param name="table">The table.</param>
    public static ReportBlock Of(ResultTable table) => new(null, table ?? throw new ArgumentNullException(nameof(table)));

    /// <summary>A figure.</summary>
    /// <param name="figure">The figure.</param>
    public static ReportBlock Of(Figure figure) => new(null, figure ?? throw new ArgumentNullException(nameof(figure)));

    /// <summary>A list of sentences.</summary>
    /// <param name="findings">The sentences.</param>
    public static ReportBlock Of(Findings findings) => new(null, findings ?? throw new ArgumentNullException(nameof(findings)));

    /// <summary>What takes back the rest of the report.</summary>
    /// <param name="alarm">The alarm.</param>
    public static ReportBlock Of(Alarm alarm) => new(null, alarm ?? throw new ArgumentNullException(nameof(alarm)));

    /// <summary>What the reader must not miss.</summary>
    /// <param name="notice">The notice.</param>
    public static ReportBlock Of(Notice notice) => new(null, notice ?? throw new ArgumentNullException(nameof(notice)));
}
