using Spectre.Console;
using Spectre.Console.Rendering;

namespace SerWorkbook.Cli.Terminal;

/// <summary>Cleans the texts of tables and progress, but not the sequences with which Spectre.Console draws them.</summary>
internal sealed class TerminalHook : IRenderHook
{
    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new CleanRenderable(renderable));

    private sealed class CleanRenderable(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            inner
                .Render(options, maxWidth)
                .Select(segment =>
                    segment.IsControlCode || segment.IsLineBreak ? segment : new Segment(TerminalText.Clean(segment.Text), segment.Style)
                );
    }
}
