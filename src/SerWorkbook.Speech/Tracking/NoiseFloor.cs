namespace SerWorkbook.Speech.Tracking;

/// <summary>The level that the quietest frames of the last seconds have.</summary>
/// <remarks>
/// Minimum statistics (Martin, "Noise power spectral density estimation based on optimal smoothing and minimum statistics", IEEE Trans.
/// Speech and Audio Processing 9(5), 2001) on the level alone: speech dips to the noise between syllables within the time that is looked
/// back, a steady sound does not.
/// </remarks>
internal sealed class NoiseFloor
{
    // What a room is taken to be until it has been heard, so that speech from the first sample on is found.
    private const double QuietRoomDb = -60;
    private const int Blocks = 8;

    private readonly double[] _minima = new double[Blocks];
    private readonly int _blockFrames;
    private double _current;
    private int _frames;
    private int _next;

    /// <summary>Prepares a floor.</summary>
    /// <param name="seconds">How far it looks back.</param>
    /// <param name="framesPerSecond">Frames per second.</param>
    public NoiseFloor(double seconds, double framesPerSecond)
    {
        _blockFrames = Math.Max(1, (int)(seconds * framesPerSecond / Blocks));
        Reset();
    }

    /// <summary>The floor, dB.</summary>
    public double Db { get; private set; }

    public void Reset()
    {
        Array.Fill(_minima, QuietRoomDb);
        (_current, _frames, _next, Db) = (double.PositiveInfinity, 0, 0, QuietRoomDb);
    }

    public void Push(double levelDb)
    {
        _current = Math.Min(_current, levelDb);
        if (++_frames == _blockFrames)
        {
            _minima[_next] = _current;
            _next = (_next + 1) % Blocks;
            (_current, _frames) = (double.PositiveInfinity, 0);
        }

        Db = _current;
        foreach (var minimum in _minima)
        {
            Db = Math.Min(Db, minimum);
        }
    }
}
