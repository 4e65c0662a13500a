using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Requests;

/// <summary>What a model must fit into, and so which features a search may use.</summary>
internal static class Deployment
{
    /// <summary>One ONNX graph from the waveform to the answer.</summary>
    public const string Waveform = "waveform";

    /// <summary>The feature set of a search.</summary>
    /// <param name="deploy">What <c>--deploy</c> says; <see langword="null"/> for no restriction.</param>
    /// <param name="set">The feature set that the user gave; <see langword="null"/> for none.</param>
    /// <param name="scaling">What <c>--scaling</c> says.</param>
    /// <exception cref="SerException">There is no such deployment, or set or scaling do not fit into it.</exception>
    public static FeatureSet SetFor(string? deploy, FeatureSet? set, string scaling) =>
        deploy switch
        {
            null => set ?? FeatureSet.SerFull,
            not Waveform => throw new SerException($"The deployment is '{deploy}'; it may be {Waveform}."),
            _ when set is not null && set != FeatureSet.MelStats => throw new SerException(
                $"--deploy {Waveform} takes the features {FeatureSet.MelStats.Name}; those of {set.Name} are not computed in an ONNX "
                    + "graph. Leave out --set."
            ),
            _ when scaling != "global" => throw new SerException(
                $"--deploy {Waveform} takes no speaker normalisation, which needs other recordings of the speaker. Leave out --scaling."
            ),
            _ => FeatureSet.MelStats,
        };
}
