using System.Buffers.Text;
using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Server.Tracking;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary>The options of <c>ser serve --shared</c>.</summary>
internal sealed class SharedServing
{
    private const int TokenBytes = 24;
    private const int ShortestToken = 16;
    private const int LongestToken = 256;

    private static readonly SharedOptions Usual = new() { Model = "", Token = "" };

    private readonly Option<bool> _shared = new("--shared")
    {
        Description =
            "Track the emotion of many speakers at once, who stream over WebSockets to ws://127.0.0.1:PORT/track, instead of showing a "
            + "folder. No audio is stored.",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "With --shared: the model, a bundle that 'ser export' wrote or the folder of a model.",
        HelpName = "FILE.ser",
    };

    private readonly Option<string?> _tokenFile = new("--token-file")
    {
        Description =
            $"With --shared: a file whose first line is the token that clients must present, {ShortestToken} to {LongestToken} letters, "
            + "digits, '-' or '_'. Without it, a token is made up and printed.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _origins = new("--allow-origin")
    {
        Description =
            "With --shared: pages of this origin may connect, such as https://game.example; those of this machine may in any case. "
            + "Can be given several times.",
        HelpName = "URL",
    };

    private readonly Option<int> _threads = CommonOptions.Whole(
        "--threads",
        Usual.Threads,
        0,
        1024,
        "With --shared: threads that compute; 0 for one per core."
    );

    private readonly Option<int> _sessions = CommonOptions.Whole(
        "--max-sessions",
        Usual.MaxSessions,
        1,
        10_000,
        "With --shared: the most sessions at a time; others are refused with 503."
    );

    private readonly Option<int> _message = CommonOptions.Whole(
        "--max-message",
        Usual.MaxMessageBytes / 1024,
        1,
        1024,
        "With --shared: the longest message with audio, KB."
    );

    private readonly Option<int> _rate = CommonOptions.Whole(
        "--max-rate",
        (int)Usual.MaxRate,
        1,
        100,
        FormattableString.Invariant($"With --shared: the most audio per second, seconds; {Usual.BurstSeconds} s may come at once.")
    );

    private readonly Option<int> _length = CommonOptions.Whole(
        "--max-session",
        (int)Usual.MaxSessionSeconds,
        1,
        86_400,
        "With --shared: the longest session, seconds."
    );

    private readonly Option<int> _idle = CommonOptions.Whole(
        "--max-idle",
        (int)Usual.IdleSeconds,
        1,
        3_600,
        "With --shared: the longest time without a message, seconds."
    );

    private readonly Option<int> _delay = CommonOptions.Whole(
        "--max-delay",
        (int)Usual.MaxDelaySeconds,
        1,
        60,
        "With --shared: how late a window may be, seconds; where the machine cannot keep up, later ones are skipped, counted and reported."
    );

    private readonly Option<string?> _open = new("--open-to-network")
    {
        Description =
            "With --shared: listen at this address, such as 0.0.0.0, for other machines too. Needs --token-file. The traffic is not "
            + "encrypted: put a proxy with TLS before it.",
        HelpName = "ADDRESS",
    };

    private IEnumerable<Option> Others =>
        [_model, _tokenFile, _origins, _threads, _sessions, _message, _rate, _length, _idle, _delay, _open];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in Others.Prepend(_shared))
        {
            command.Add(option);
        }
    }

    /// <summary>Whether it was asked for.</summary>
    /// <exception cref="SerException">An option needs it, and it was not given.</exception>
    public bool IsAskedFor(ParseResult parse) =>
        parse.GetValue(_shared) ? true
        : Others.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } alone
            ? throw new SerException($"{alone.Name} needs --shared.")
        : false;

    /// <summary>Reads what was asked for; says what has to be known.</summary>
    /// <exception cref="SerException">It cannot be had.</exception>
    public SharedOptions Read(ParseResult parse, int port, SerConsole console)
    {
        var model = parse.GetValue(_model) ?? throw new SerException("--shared needs --model FILE.ser.");
        var (open, file) = (parse.GetValue(_open), parse.GetValue(_tokenFile));
        var address = open is null ? Usual.Address : AddressOf(open);
        if (open is not null)
        {
            if (file is null)
            {
                throw new SerException("--open-to-network needs --token-file FILE.");
            }

            console.Complain(
                $"warning: other machines reach this server at {address}. The traffic, speech and token included, is not encrypted: put "
                    + "a proxy with TLS before it."
            );
        }

        foreach (var origin in parse.GetValue(_origins) ?? [])
        {
            Require(origin);
        }

        // Loaded by the server once more; here its faults are reported as everywhere.
        if (EmotionModel.Load(model).Origin.CorpusNotice is { } notice)
        {
            console.Say(notice);
        }

        var token = file is null ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)) : TokenOf(file);
        if (file is null)
        {
            console.Say($"Token: {token}");
        }

        return Usual with
        {
            Model = Path.GetFullPath(model),
            Token = token,
            Address = address,
            Port = port,
            Origins = parse.GetValue(_origins) ?? [],
            Threads = parse.GetValue(_threads),
            MaxSessions = parse.GetValue(_sessions),
            MaxMessageBytes = parse.GetValue(_message) * 1024,
            MaxRate = parse.GetValue(_rate),
            MaxSessionSeconds = parse.GetValue(_length),
            IdleSeconds = parse.GetValue(_idle),
            MaxDelaySeconds = parse.GetValue(_delay),
        };
    }

    private static string AddressOf(string text) =>
        IPAddress.TryParse(text, out var address) && !IPAddress.IsLoopback(address)
            ? address.ToString()
            : throw new SerException(
                $"--open-to-network is '{text}'; it may be an IP address of this machine that others reach, or 0.0.0.0 for all."
            );

    private static void Require(string origin)
    {
        if (
            !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.GetLeftPart(UriPartial.Authority) != origin
        )
        {
            throw new SerException($"--allow-origin is '{origin}'; it may be an origin such as https://game.example, without a path.");
        }
    }

    private static string TokenOf(string file)
    {
        if (!File.Exists(file))
        {
            throw new SerException($"{file}: there is no such file with a token.");
        }

        using var reader = new StreamReader(file);
        var line = new char[LongestToken + 2];
        var text = new string(line, 0, reader.ReadBlock(line)).Split('\r', '\n')[0];
        return
            text.Length is >= ShortestToken and <= LongestToken
            && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? text
            : throw new SerException(
                $"{file}: the first line must be a token of {ShortestToken} to {LongestToken} letters, digits, '-' or '_'."
            );
    }
}
