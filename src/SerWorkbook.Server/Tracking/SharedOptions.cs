using System.Net;

namespace SerWorkbook.Server.Tracking;

/// <summary>What the shared tracking server may do, as <c>ser serve --shared</c> says it.</summary>
internal sealed record SharedOptions
{
    /// <summary>The longest window that a client may ask for, seconds: what a session keeps in memory grows with it.</summary>
    public const double LongestWindow = 10;

    /// <summary>The most windows that may lie over one another, window / hop: the work for a second of speech grows with it.</summary>
    public const double MostOverlap = 20;

    /// <summary>The most rules that a client may ask for.</summary>
    public const int MostRules = 32;

    /// <summary>The longest text message, bytes.</summary>
    public const int MostTextBytes = 8_192;

    /// <summary>The model that all sessions share: a bundle, a model file or a folder with either.</summary>
    public required string Model { get; init; }

    /// <summary>What clients must present, 16 to 256 characters of A-Z, a-z, 0-9, '-', '_'.</summary>
    public required string Token { get; init; }

    /// <summary>The address to listen at: one of this machine, or one that a network reaches.</summary>
    public string Address { get; init; } = IPAddress.Loopback.ToString();

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Origins of pages that may connect, besides those of this machine.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Threads that compute; 0 for one per core.</summary>
    public int Threads { get; init; }

    /// <summary>The most sessions at a time.</summary>
    public int MaxSessions { get; init; } = 100;

    /// <summary>The longest message with audio, bytes.</summary>
    public int MaxMessageBytes { get; init; } = 65_536;

    /// <summary>The most audio per second, seconds.</summary>
    public double MaxRate { get; init; } = 2;

    /// <summary>The audio that may come at once, seconds, such as after a pause of the network.</summary>
    public double BurstSeconds { get; init; } = 10;

    /// <summary>The longest session, seconds.</summary>
    public double MaxSessionSeconds { get; init; } = 3_600;

    /// <summary>The longest time without a message, seconds.</summary>
    public double IdleSeconds { get; init; } = 30;

    /// <summary>How late a window may be before windows are skipped, seconds.</summary>
    public double MaxDelaySeconds { get; init; } = 2;

    /// <summary>The most messages that wait for a client that reads slowly.</summary>
    public int SendQueue { get; init; } = 64;

    /// <summary>Whether other machines reach the server.</summary>
    public bool IsOpen => !IPAddress.IsLoopback(IPAddress.Parse(Address));
}
