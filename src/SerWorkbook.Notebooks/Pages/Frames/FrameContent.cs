namespace SerWorkbook.Notebooks.Pages.Frames;

/// <summary>An output as it stands in a sandboxed frame.</summary>
/// <param name="BodyHtml">The markup of the frame's body; its scripts are inert until the script of the frame runs them.</param>
/// <param name="Asks">What it asks for by address and does not get, in order.</param>
/// <param name="Libraries">The libraries that the page must hold for it, of <see cref="FrameLibrary"/>.</param>
internal sealed record FrameContent(string BodyHtml, IReadOnlyList<string> Asks, IReadOnlyList<string> Libraries);
