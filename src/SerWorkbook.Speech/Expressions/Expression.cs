namespace SerWorkbook.Speech;

/// <summary>How a face shows one emotion at full intensity, and where the emotion lies in valence and arousal.</summary>
/// <param name="Names">The names of the emotion, such as <c>happy</c> and <c>joy</c>; case does not matter.</param>
/// <param name="Valence">From -1 (unpleasant) to 1 (pleasant).</param>
/// <param name="Arousal">From -1 (calm) to 1 (excited).</param>
/// <param name="Arkit">Weights of ARKit's blend shapes, 0 to 1, by the names of <see cref="ExpressionTable.ArkitNames"/>; 0 for those that
/// are left out.</param>
/// <param name="Vrm">Weights of VRM's presets, 0 to 1, by the names of <see cref="ExpressionTable.VrmPresets"/>; 0 for those that are left
/// out.</param>
public sealed record Expression(
    IReadOnlyList<string> Names,
    double Valence,
    double Arousal,
    IReadOnlyDictionary<string, float> Arkit,
    IReadOnlyDictionary<string, float> Vrm
);
