using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>What is known of a speaker, for models with speaker normalisation.</summary>
/// <remarks>Belongs to one thread at a time: a call during another call is refused and changes nothing.</remarks>
/// <param name="model">The model that the speaker is enrolled for.</param>
/// <param name="path">A saved profile; <see langword="null"/> for a speaker without clips.</param>
internal sealed class EnrolledSpeaker(EmotionModel model, string? path)
{
    private readonly EmotionPredictor _predictor = new(model);
    private readonly SpeakerProfile _profile = path is null ? new SpeakerProfile(model.FeatureSet) : SpeakerProfileFile.Load(path);
    private readonly Occupancy _occupancy = new("speaker");

    public void Enrol(string file)
    {
        using var turn = _occupancy.Enter();
        _predictor.Enrol(_profile, file);
    }

    public void Enrol(ReadOnlySpan<float> samples, int sampleRate)
    {
        using var turn = _occupancy.Enter();
        SampleRates.Require(sampleRate);
        _predictor.Enrol(_profile, new AudioClip(samples.ToArray(), sampleRate), "clip");
    }

    /// <summary>A copy of the profile, which later clips do not change.</summary>
    /// <exception cref="SerException">The profile has too few clips, or was made with another feature set than the model's.</exception>
    public SpeakerProfile ProfileFor(EmotionModel other)
    {
        using var turn = _occupancy.Enter();
        return _profile.Set.Id != other.FeatureSet.Id
                ? throw new SerException($"The speaker was enrolled with {_profile.Set.Id}; the model takes {other.FeatureSet.Id}.")
            : !_profile.IsReady
                ? throw new SerException($"The speaker has {_profile.Clips} clips; {SpeakerProfile.LeastClips} or more are needed.")
            : SpeakerProfileFile.Parse(SpeakerProfileFile.ToJson(_profile), "speaker");
    }
}
