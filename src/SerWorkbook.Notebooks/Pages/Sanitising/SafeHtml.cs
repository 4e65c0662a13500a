namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>An HTML output made harmless, and the notices in it.</summary>
/// <param name="Html">Markup whose elements all close, without script, style sheets and references to anything outside.</param>
/// <param name="LeftOut">The kinds of what is missing, each as often as it occurred, as <see cref="HtmlLeftOut"/> names them.</param>
/// <param name="Notices">The texts of its <c>aside</c> elements of class <c>ser-notice</c>.</param>
internal sealed record SafeHtml(string Html, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Notices);
