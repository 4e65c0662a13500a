namespace SerWorkbook.Speech.Tracking;

/// <summary>How many of the last frames hold speech.</summary>
/// <param name="length">How many frames are looked at.</param>
internal sealed class SpeechCount(int length)
{
    private readonly bool[] _frames = new bool[length];
    private int _next;

    /// <summary>How many hold speech.</summary>
    public int Frames { get; private set; }

    public void Reset()
    {
        Array.Clear(_frames);
        (_next, Frames) = (0, 0);
    }

    public void Push(bool speech)
    {
        Frames += (speech ? 1 : 0) - (_frames[_next] ? 1 : 0);
        _frames[_next] = speech;
        _next = (_next + 1) % length;
    }
}
