using System.Reflection;
using Microsoft.ML;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Stops a training of ML.NET.</summary>
internal static class MlNetCancellation
{
    // ML.NET's trainers look at this flag between iterations; the way to set it is not public in version 5.
    private static readonly MethodInfo? CancelExecution = typeof(MLContext).GetMethod(
        "CancelExecution",
        BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public
    );

    /// <summary>Stops whatever a context trains when a token asks for it.</summary>
    /// <param name="context">The context.</param>
    /// <param name="cancellationToken">The token.</param>
    /// <returns>What to dispose when the training is over.</returns>
    public static IDisposable Register(MLContext context, CancellationToken cancellationToken) =>
        cancellationToken.Register(() => CancelExecution?.Invoke(context, null));
}
