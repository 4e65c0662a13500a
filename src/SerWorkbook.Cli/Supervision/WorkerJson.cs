using System.Text.Json.Serialization;

namespace SerWorkbook.Cli.Supervision;

/// <summary>How requests and answers are written; generated when ser is built, which saves time at every start.</summary>
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerAnswer))]
internal sealed partial class WorkerJson : JsonSerializerContext;
