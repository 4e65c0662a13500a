using System.Diagnostics;
using SerWorkbook.Speech;

namespace SerWorkbook.Server.Tracking;

/// <summary>The tracker of one session: takes audio from the inbox and says what is to be sent. Used by one thread at a time.</summary>
internal sealed class TrackedStream
{
    private const int PiecesPerSecond = 50;

    private readonly EmotionTracker _tracker;
    private readonly AudioInbox _inbox;
    private readonly SharedOptions _options;
    private readonly ServerMetrics _metrics;
    private readonly Func<byte[], bool> _send;
    private readonly ServerText _text = new();
    private readonly float[] _piece;
    private bool _kept = true;
    private long _predictions;
    private long _skipped;

    /// <summary>Opens a stream.</summary>
    /// <param name="tracker">The tracker.</param>
    /// <param name="inbox">Its audio.</param>
    /// <param name="options">How late windows may be.</param>
    /// <param name="metrics">Counts what is done.</param>
    /// <param name="send">Takes a message; whether there was room for it.</param>
    public TrackedStream(EmotionTracker tracker, AudioInbox inbox, SharedOptions options, ServerMetrics metrics, Func<byte[], bool> send)
    {
        (_tracker, _inbox, _options, _metrics, _send) = (tracker, inbox, options, metrics, send);
        _piece = new float[tracker.SampleRate / PiecesPerSecond];
        tracker.WindowEnded = EndWindow;
    }

    /// <summary>Works until one window has ended or there is no more audio.</summary>
    /// <param name="end">Why the session has to end; <see langword="null"/> where it goes on.</param>
    /// <returns>Whether there may be more to do.</returns>
    public bool Advance(out SessionEnd? end)
    {
        end = null;
        try
        {
            var hops = _tracker.State.Hops;
            var clock = Stopwatch.StartNew();
            while (_kept && _tracker.State.Hops == hops)
            {
                var count = _inbox.Read(_piece, out var completed);
                if (completed)
                {
                    _tracker.Complete();
                    SendEvents();
                    end = _kept ? SessionEnd.Completed : SessionEnd.Slow;
                    return false;
                }

                if (count == 0)
                {
                    return false;
                }

                _tracker.SkipsPredictions = _inbox.Delay().TotalSeconds > _options.MaxDelaySeconds;
                _tracker.Push(_piece.AsSpan(0, count));
                SendEvents();
                _metrics.Audio.Inc((double)count / _tracker.SampleRate);
            }

            _metrics.Turn.Observe(clock.Elapsed.TotalSeconds);
        }
        catch (SerException fault)
        {
            end = SessionEnd.BadAudio(fault.Message);
            return false;
        }

        end = _kept ? null : SessionEnd.Slow;
        return _kept;
    }

    private void EndWindow()
    {
        SendEvents();
        Send(_text.State(_tracker));
        _metrics.Windows.Inc();
        _metrics.Predictions.Inc(_tracker.State.Predictions - _predictions);
        _metrics.Skipped.Inc(_tracker.SkippedPredictions - _skipped);
        (_predictions, _skipped) = (_tracker.State.Predictions, _tracker.SkippedPredictions);
        _metrics.Delay.Observe(_inbox.Delay().TotalSeconds);
    }

    private void SendEvents()
    {
        while (_tracker.TryRead(out var item))
        {
            Send(_text.Event(item));
        }
    }

    private void Send(byte[] message) => _kept = _kept && _send(message);
}
