using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SerWorkbook.Cli.Terminal;

/// <summary>Shows what is being done: one line that changes on a terminal, now and then a line of its own elsewhere.</summary>
internal static class StatusLine
{
    // The spinner, the space behind it, and the column in which terminals wrap.
    private const int SpinnerWidth = 3;

    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    /// <summary>Does some work while its status is shown.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="first">What is shown at first.</param>
    /// <param name="work">The work; it is given the function that shows a status.</param>
    public static async Task<T> ShowAsync<T>(SerConsole console, string first, Func<Action<string>, Task<T>> work)
    {
        if (!console.ShowsLiveProgress)
        {
            return await work(new PlainStatus(console.Error, console.ErrorWidth).Show).ConfigureAwait(false);
        }

        return await console
            .Status.Status()
            .StartAsync(
                Markup.Escape(Cut(first, console.Status.Profile.Width - SpinnerWidth)),
                context =>
                    work(text =>
                    {
                        context.Status = Markup.Escape(Cut(text, console.Status.Profile.Width - SpinnerWidth));
                    })
            )
            .ConfigureAwait(false);
    }

    /// <summary>Does some work on another thread while its status is shown.</summary>
    public static Task<T> ShowAsync<T>(SerConsole console, string first, Func<Action<string>, T> work) =>
        ShowAsync(console, first, show => Task.Run(() => work(show)));

    /// <summary>Makes one line of a text, no wider than a terminal: a longer one would leave its rest behind when it changes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width in columns, of which some letters take two.</param>
    internal static string Cut(string text, int width)
    {
        var line = SerConsole.OneLine(text);
        return new Segment(line).CellCount() <= width
            ? line
            : (Segment.Truncate(new Segment(line), Math.Max(1, width - 1))?.Text ?? "") + "…";
    }

    private sealed class PlainStatus(TextWriter writer, int? width)
    {
        private readonly Lock _gate = new();
        private long _last;
        private string _step = "";

        public void Show(string text)
        {
            lock (_gate)
            {
                // A new step is told at once, the progress of one now and then.
                var colon = text.IndexOf(':', StringComparison.Ordinal);
                var step = colon < 0 ? text : text[..colon];
                if (step != _step || Stopwatch.GetElapsedTime(_last) >= PlainInterval)
                {
                    (_step, _last) = (step, Stopwatch.GetTimestamp());
                    writer.WriteLine(width is { } most ? Cut(text, most) : SerConsole.OneLine(text));
                }
            }
        }
    }
}
