using SerWorkbook.Samples;
using UnityEngine;

/// <summary>
/// Says twice a second which emotion the last two seconds of the microphone have. Put libserworkbook (on x64 both files) into
/// Assets/Plugins, emotion.ser.bytes into Assets, and this component on an object. Of a built game, say in its credits what
/// the notice of the model says.
/// </summary>
public sealed class EmotionOfMicrophone : MonoBehaviour
{
    private const int SampleRate = 16000;
    private const int WindowSeconds = 2;
    private const float Pause = 0.5f;

    [SerializeField]
    private TextAsset _bundle;

    private readonly float[] _window = new float[SampleRate * WindowSeconds];
    private NativeEmotionModel _model;
    private AudioClip _microphone;

    private void OnEnable()
    {
        _model = new NativeEmotionModel(_bundle.bytes, _bundle.name);
        _microphone = Microphone.Start(null, true, 10, SampleRate);
        InvokeRepeating(nameof(Predict), WindowSeconds, Pause);
    }

    private void OnDisable()
    {
        CancelInvoke();
        Microphone.End(null);
        _model.Dispose();
    }

    private void Predict()
    {
        var start = Microphone.GetPosition(null) - _window.Length;
        _microphone.GetData(_window, (start + _microphone.samples) % _microphone.samples);
        try
        {
            Debug.Log(_model.Predict(_window, SampleRate).Answer);
        }
        catch (System.InvalidOperationException silence)
        {
            Debug.Log(silence.Message);
        }
    }
}
