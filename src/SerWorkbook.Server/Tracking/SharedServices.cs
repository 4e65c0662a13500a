using SerWorkbook.Speech;

namespace SerWorkbook.Server.Tracking;

/// <summary>What all sessions share.</summary>
/// <param name="Model">The model.</param>
/// <param name="Options">The limits.</param>
/// <param name="Clock">The time.</param>
/// <param name="Pool">The threads that compute.</param>
/// <param name="Metrics">The counts.</param>
/// <param name="Log">Takes what happens.</param>
internal sealed record SharedServices(
    EmotionModel Model,
    SharedOptions Options,
    TimeProvider Clock,
    TrackingPool Pool,
    ServerMetrics Metrics,
    ServerLog Log
);
